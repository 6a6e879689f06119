/** Which process somebody came from to pages that belong to the whole alliance: papers, workshops, agreements … */
const visited = new Map<string, string>();

/** Remember the process whose page is open in this alliance. */
export function visit(alliance: string, process: string): void {
  visited.set(alliance, process);
}

/** The process that was open last in this alliance since the application was loaded. */
export function lastVisited(alliance: string): string | undefined {
  return visited.get(alliance);
}
