/** Where a chapter can go from where it is: the four moves of the outline, each as what the server is told. */
import type { Chapter, Place } from './concepts';

export type Move = 'up' | 'down' | 'in' | 'out';
export const DEEPEST = 4;

const siblings = (chapters: readonly Chapter[], parent: string | null) => chapters.filter((one) => one.parent_id === parent);

/** How many levels the chapter and what stands below it take. */
function heightOf(chapters: readonly Chapter[], id: string): number {
  return 1 + Math.max(0, ...siblings(chapters, id).map((one) => heightOf(chapters, one.id)));
}

/** Null where the move leads nowhere. `chapters` are in reading order. */
export function placeFor(chapters: readonly Chapter[], chapter: Chapter, move: Move): Place | null {
  const beside = siblings(chapters, chapter.parent_id);
  const here = beside.findIndex((one) => one.id === chapter.id);
  if (move === 'up') return here > 0 ? { parent_id: chapter.parent_id, before: beside[here - 1]!.id } : null;
  if (move === 'down') {
    if (here < 0 || here === beside.length - 1) return null;
    return { parent_id: chapter.parent_id, before: beside[here + 2]?.id ?? null };
  }
  if (move === 'in') {
    const parent = beside[here - 1];
    if (!parent || parent.level + heightOf(chapters, chapter.id) > DEEPEST) return null;
    return { parent_id: parent.id, before: null };
  }
  const parent = chapters.find((one) => one.id === chapter.parent_id);
  if (!parent) return null;
  const above = siblings(chapters, parent.parent_id);
  return { parent_id: parent.parent_id, before: above[above.findIndex((one) => one.id === parent.id) + 1]?.id ?? null };
}

/** Dropped on another chapter: before it, beside it. Null on itself and on what stands below it. */
export function placeBefore(chapters: readonly Chapter[], moved: Chapter, target: Chapter): Place | null {
  for (let above: Chapter | undefined = target; above; above = chapters.find((one) => one.id === above!.parent_id)) {
    if (above.id === moved.id) return null;
  }
  if (target.level - 1 + heightOf(chapters, moved.id) > DEEPEST) return null;
  return { parent_id: target.parent_id, before: target.id };
}

/** "2" before "2.1" before "10". */
export function byNumber(a: string, b: string): number {
  const [left, right] = [a.split('.').map(Number), b.split('.').map(Number)];
  for (let place = 0; place < Math.max(left.length, right.length); place++) {
    const difference = (left[place] ?? 0) - (right[place] ?? 0);
    if (difference) return difference;
  }
  return 0;
}
