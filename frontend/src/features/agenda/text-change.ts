/** What changed between two texts, as one place: how an edit of a field becomes an edit of a shared document. */

export interface TextChange {
  at: number;
  removed: number;
  inserted: string;
}

const isHigh = (code: number) => code >= 0xd800 && code < 0xdc00;

/**
 * The one place in which `after` differs from `before`; null when it does not. `caret` is where the cursor stands
 * afterwards: in a row of equal letters it says which of them was typed. Places count UTF-16 units, as fields and
 * shared texts do, and never part a pair of them.
 */
export function changeBetween(before: string, after: string, caret: number = after.length): TextChange | null {
  if (before === after) return null;
  const shorter = Math.min(before.length, after.length);
  // What stands behind the cursor was not typed just now.
  const behind = Math.min(shorter, after.length - caret);
  let end = 0;
  while (end < behind && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
  let at = 0;
  while (at < shorter - end && before[at] === after[at]) at++;
  while (end < shorter - at && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
  if (at > 0 && isHigh(before.charCodeAt(at - 1))) at--;
  if (end > 0 && end < before.length && isHigh(before.charCodeAt(before.length - end - 1))) end--;
  if (end > 0 && end < after.length && isHigh(after.charCodeAt(after.length - end - 1))) end--;
  return { at, removed: before.length - at - end, inserted: after.slice(at, after.length - end) };
}

/** A piece of a shared text's change: how much stays, goes or comes, in order. */
export interface Piece {
  retain?: number;
  delete?: number;
  insert?: unknown;
}

/** Where a cursor stands after others changed the text before, around or behind it. */
export function movedCaret(caret: number, pieces: readonly Piece[]): number {
  let index = 0;
  for (const piece of pieces) {
    if (piece.retain !== undefined) index += piece.retain;
    else if (piece.delete !== undefined) {
      if (index < caret) caret -= Math.min(piece.delete, caret - index);
    } else if (typeof piece.insert === 'string') {
      if (index < caret) caret += piece.insert.length;
      index += piece.insert.length;
    }
    if (index > caret) break;
  }
  return caret;
}
