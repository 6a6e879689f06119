/** The source as its reader knows it: numbered lines, each marked with what became of it. */
import type { Understanding } from './imports';

export type Mark = 'understood' | 'structure' | 'warning' | 'unplaced' | 'blank';

export interface SourceLine {
  number: number;
  text: string;
  mark: Mark;
}

const READABLE = /\.(txt|text|md|csv|tsv)$/i;

/** The text of a plain file; null for formats that only the server can read. */
export async function plainText(file: File): Promise<string | null> {
  if (!READABLE.test(file.name) && !file.type.startsWith('text/')) return null;
  const bytes = await file.arrayBuffer();
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

function quoted(found: Understanding): Map<number, string> {
  const lines = new Map<number, string>();
  const add = (line: number, text: string) => {
    if (!lines.has(line)) lines.set(line, text);
  };
  for (const one of found.headings) add(one.line, one.text);
  for (const one of found.clusters) add(one.line, one.label);
  for (const item of found.action_items) {
    add(item.line, item.source || item.title);
    for (const answer of item.answers) for (const line of answer.lines) add(line, `${answer.label}\n${answer.text}`);
    for (const part of [...item.steps, ...item.assignments, ...item.follow_ups, ...item.partners, ...item.sponsors]) {
      add(part.line, part.source);
    }
  }
  for (const one of [...found.ideas, ...found.duties]) add(one.line, one.source);
  for (const one of found.unplaced) add(one.line, one.text);
  return lines;
}

/** Every line with its mark. Where the file cannot be read here, its lines are those that were understood from. */
export function sourceLines(found: Understanding, text: string | null): SourceLine[] {
  const unplaced = new Set(found.unplaced.map((one) => one.line));
  const warned = new Set(found.warnings.map((one) => one.line));
  const structure = new Set([...found.headings, ...found.clusters, ...found.groups].map((one) => one.line));
  const content = new Set<number>([
    ...found.action_items.flatMap((item) => item.lines),
    ...[...found.ideas, ...found.duties].map((one) => one.line),
  ]);
  const mark = (number: number, line: string): Mark => {
    if (unplaced.has(number)) return 'unplaced';
    if (warned.has(number)) return 'warning';
    if (content.has(number)) return 'understood';
    return structure.has(number) ? 'structure' : line.trim() ? 'structure' : 'blank';
  };
  const lines: [number, string][] =
    text === null
      ? [...quoted(found)].sort(([a], [b]) => a - b)
      : text.replace(/\s+$/, '').split(/\r\n|\r|\n/).map((line, index) => [index + 1, line]);
  return lines.map(([number, line]) => ({ number, text: line, mark: mark(number, line) }));
}
