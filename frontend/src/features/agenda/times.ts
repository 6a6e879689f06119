/** Durations and clock times of an agenda. */

/** Minutes between two clock times of one day, `"18:00"` or `"18:00:00"`; past midnight counts on. Null without both. */
export function minutesBetween(begins: string | null | undefined, ends: string | null | undefined): number | null {
  const [from, to] = [minuteOf(begins), minuteOf(ends)];
  if (from === null || to === null) return null;
  return to >= from ? to - from : to + 24 * 60 - from;
}

function minuteOf(time: string | null | undefined): number | null {
  const found = /^(\d{1,2}):(\d{2})/.exec(time ?? '');
  return found ? Number(found[1]) * 60 + Number(found[2]) : null;
}

/** The planned minutes of some items. */
export function plannedMinutes(items: readonly { minutes?: number | null }[]): number {
  return items.reduce((sum, item) => sum + (item.minutes ?? 0), 0);
}

/** `"18:00:00"` as `"18:00"`. */
export function clock(time: string | null | undefined): string {
  return time ? time.slice(0, 5) : '';
}

/** Seconds that an item has taken until `now`, also while it is going on. */
export function spent(item: { seconds: number; started_at?: string | null; state: string }, now: number): number {
  const running = item.state === 'in_progress' && item.started_at ? Math.max(0, (now - Date.parse(item.started_at)) / 1000) : 0;
  return Math.floor(item.seconds + running);
}
