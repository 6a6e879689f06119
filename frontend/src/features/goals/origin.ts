/** Where a measure of a new edition comes from, as a form asks for it, and what is told of it. */
import type { LineageEntry } from './goals';

export interface Origin {
  kind: 'continued' | 'split' | 'merged' | 'replaced';
  /** The measure of the edition before; of several in one these are `froms`. */
  from: string;
  froms: string[];
  /** The measures into which the earlier one was split. */
  tos: string[];
  reason: string;
}

interface Told {
  from: string;
  to: string;
}

/** What is told of a measure now, as the form begins with it. */
export function begunWith(measureId: string, entries: LineageEntry[], first: string): Origin {
  const own = entries.filter((one) => one.to_measure_id === measureId);
  const from = own[0]?.from_measure_id ?? first;
  const kind = own[0]?.kind ?? 'continued';
  const parts = entries.filter((one) => one.from_measure_id === from && one.kind === 'split');
  return {
    kind: kind === 'dropped' ? 'continued' : kind,
    from,
    froms: own.map((one) => one.from_measure_id),
    tos: [...new Set([measureId, ...parts.flatMap((one) => one.to_measure_id ?? [])])],
    reason: own[0]?.reason ?? '',
  };
}

/** Split into one, or one merged, is neither. */
export function enough({ kind, from, froms, tos }: Origin): boolean {
  if (kind === 'split') return tos.length > 1;
  return kind === 'merged' ? froms.length > 1 : Boolean(from);
}

function wanted(measureId: string, { kind, from, froms, tos }: Origin): Told[] {
  if (kind === 'merged') return froms.map((one) => ({ from: one, to: measureId }));
  return (kind === 'split' ? tos : [measureId]).map((to) => ({ from, to }));
}

/** The entries that no longer hold, and what is still to be told. */
export function differing(measureId: string, origin: Origin, entries: LineageEntry[]): { gone: LineageEntry[]; news: Told[] } {
  const news = wanted(measureId, origin);
  const holds = (one: LineageEntry, told: Told) => one.from_measure_id === told.from && one.to_measure_id === told.to;
  // Of the parts of a split one those go, too, that are none any more; of anything else only what leads to this measure.
  const about = (one: LineageEntry) =>
    one.to_measure_id === measureId || (origin.kind === 'split' && one.kind === 'split' && one.from_measure_id === origin.from);
  return {
    gone: entries.filter((one) => about(one) && !news.some((told) => holds(one, told))),
    news: news.filter(
      (told) => !entries.some((one) => holds(one, told) && one.kind === origin.kind && (one.reason ?? '') === origin.reason),
    ),
  };
}
