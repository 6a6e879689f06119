/**
 * Marking in a plain text: passages for the executive summary, and the little Markdown that the buttons write. Each
 * function gives the new text and what is selected in it then.
 */
export const OPENING = ':::kurzfassung';
export const CLOSING = ':::';
const MARK = /^\s*:::\s*(?:kurzfassung|executive[ _-]summary|summary)?\s*$/i;

export interface Edited {
  text: string;
  start: number;
  end: number;
}

/** The whole lines that a selection touches: from where, to where. */
function linesAround(text: string, start: number, end: number): [number, number] {
  const from = text.lastIndexOf('\n', start - 1) + 1;
  // A selection that ends at the very beginning of a line does not touch it.
  const last = end > start && text[end - 1] === '\n' ? end - 1 : end;
  const to = text.indexOf('\n', last);
  return [from, to < 0 ? text.length : to];
}

/** Whether the place stands within a marked passage. */
export function isMarked(text: string, at: number): boolean {
  let marked = false;
  let position = 0;
  for (const line of text.split('\n')) {
    if (position > at) break;
    if (MARK.test(line)) marked = line.trim() !== CLOSING;
    position += line.length + 1;
  }
  return marked;
}

/** The text as it is read, without the marks. */
export const unmarked = (text: string): string =>
  text
    .split('\n')
    .filter((line) => !MARK.test(line))
    .join('\n')
    .trim();

/** Marks the selected lines for the executive summary. Marks that stood within are taken away: one passage comes of it. */
export function mark(text: string, start: number, end: number): Edited {
  const [from, to] = linesAround(text, start, end);
  const inner = text
    .slice(from, to)
    .split('\n')
    .filter((line) => !MARK.test(line))
    .join('\n')
    .replace(/^\n+|\n+$/g, '');
  if (!inner.trim()) return { text, start, end };
  const before = text.slice(0, from).replace(/\n*$/, (gap) => (from ? (gap.length > 1 ? gap : '\n\n') : ''));
  const after = text.slice(to);
  const begun = `${before}${OPENING}\n`;
  const gap = after && !after.startsWith('\n\n') ? '\n' : '';
  return { text: `${begun}${inner}\n${CLOSING}${gap}${after}`, start: begun.length, end: begun.length + inner.length };
}

/** Takes the marks around the passage away in which the place stands. */
export function unmark(text: string, at: number): Edited {
  const lines = text.split('\n');
  const here = text.slice(0, at).split('\n').length - 1;
  const opening = lines.findLastIndex((line, index) => index <= here && MARK.test(line) && line.trim() !== CLOSING);
  if (opening < 0) return { text, start: at, end: at };
  const closing = lines.findIndex((line, index) => index > opening && MARK.test(line));
  const kept = lines.filter((_, index) => index !== opening && index !== closing);
  const moved = Math.max(0, at - lines[opening]!.length - 1);
  return { text: kept.join('\n'), start: moved, end: moved };
}

/** Puts the same mark on both sides of the selection, or takes it away where it is. */
export function around(text: string, start: number, end: number, sign: string): Edited {
  const chosen = text.slice(start, end);
  if (chosen.startsWith(sign) && chosen.endsWith(sign) && chosen.length > 2 * sign.length) {
    const inner = chosen.slice(sign.length, -sign.length);
    return { text: text.slice(0, start) + inner + text.slice(end), start, end: start + inner.length };
  }
  const written = `${sign}${chosen}${sign}`;
  return { text: text.slice(0, start) + written + text.slice(end), start: start + sign.length, end: end + sign.length };
}

/** Begins each of the selected lines with a sign ("- ", "## "), or takes it away where all have it. */
export function begin(text: string, start: number, end: number, sign: string): Edited {
  const [from, to] = linesAround(text, start, end);
  const lines = text.slice(from, to).split('\n');
  const all = lines.every((line) => line.startsWith(sign));
  const changed = lines.map((line) => (all ? line.slice(sign.length) : line.trim() || lines.length === 1 ? sign + line : line)).join('\n');
  return { text: text.slice(0, from) + changed + text.slice(to), start: from, end: from + changed.length };
}

/** Where a line begins and ends, for a finding that names it. */
export function lineAt(text: string, number: number): [number, number] {
  const lines = text.split('\n');
  const start = lines.slice(0, number - 1).reduce((sum, line) => sum + line.length + 1, 0);
  return [Math.min(start, text.length), Math.min(start + (lines[number - 1]?.length ?? 0), text.length)];
}
