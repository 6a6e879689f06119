/** Which events a webhook is told: whole subjects by a tick, single types in words of the catalogue. */

export interface Picked {
  some: boolean;
  subjects: string[];
  further: string;
}

/** What the form shows for a stored filter; null is every event. */
export function picked(types: readonly string[] | null | undefined, known: readonly string[]): Picked {
  const isSubject = (type: string) => type.endsWith('.*') && known.includes(type.slice(0, -2));
  return {
    some: types != null,
    subjects: (types ?? []).filter(isSubject).map((type) => type.slice(0, -2)),
    further: (types ?? []).filter((type) => !isSubject(type)).join(', '),
  };
}

/** The filter that was chosen; null is every event. */
export function filterOf({ some, subjects, further }: Picked): string[] | null {
  if (!some) return null;
  return [...subjects.map((subject) => `${subject}.*`), ...further.split(/[\s,;]+/).filter(Boolean)];
}
