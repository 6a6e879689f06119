/** A paper as it is typed: annexes as lines, parties as names. */
import type { CouncilPaper, CouncilPaperPatch, Result } from './council';

/** "Title https://…" a line. */
export function linesOf(annexes: CouncilPaper['annexes']): string {
  return annexes.map(({ title, url }) => [title, url].filter(Boolean).join(' ')).join('\n');
}

export function annexesOf(lines: string | null): { title: string; url: string | null }[] {
  return (lines ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line) => {
      const [, title, url] = /^(.*?)\s*(https?:\/\/\S+)?$/.exec(line)!;
      return { title: title || url!, url: url ?? null };
    });
}

/** What the form starts with. */
export function typed(paper: CouncilPaper): Record<string, unknown> {
  return { ...paper, lead_unit: paper.lead_unit?.name, author: paper.author?.name, annexes: linesOf(paper.annexes) };
}

/** What was changed, as the API takes it. */
export function patchOf(changes: Record<string, string | null>): CouncilPaperPatch {
  const { annexes, ...rest } = changes;
  return { ...rest, ...(annexes === undefined ? {} : { annexes: annexesOf(annexes) }) } as CouncilPaperPatch;
}

/** The result of a consultation; votes only if somebody counted. */
export function resultOf(values: Record<string, string | null | undefined>): Result {
  const { yes, no, abstention, ...rest } = values;
  const given = Object.fromEntries(Object.entries(rest).filter(([, value]) => value));
  const votes = yes || no ? { yes: Number(yes || 0), no: Number(no || 0), abstention: Number(abstention || 0) } : undefined;
  return { ...given, ...(votes ? { votes } : {}) } as Result;
}
