/** Where entries lie in the picture: lanes by kind, rows within a lane, and the scale of the days. */
import { daysBetween } from '../../core/dates';
import type { Entry } from './timeline';

export const ORDER: Entry['kind'][] = ['phase', 'mandate', 'step', 'revisit', 'meeting', 'decision', 'document', 'obligation', 'certificate'];

export interface Mark {
  entry: Entry;
  /** 0 to 1 of the whole width. */
  x: number;
  /** 0 for a day. */
  width: number;
  /** Not known to the day: drawn as a soft bar. */
  soft: boolean;
  row: number;
}

export interface Lane {
  kind: Entry['kind'];
  marks: Mark[];
  rows: number;
}

export interface Tick {
  x: number;
  day: string;
}

const SHARP = ['day', 'anchor', 'range'];
/** Room that a point takes, as a part of the width. */
const POINT = 0.016;

/** The lanes that have something in them. Entries without a date are in the list only. */
export function lanesOf(entries: Entry[], first: string, last: string): Lane[] {
  const days = Math.max(1, daysBetween(first, last));
  return ORDER.flatMap((kind) => {
    const ends: number[] = [];
    const marks = entries
      .filter((one) => one.kind === kind && (one.when?.earliest ?? one.when?.latest))
      .map((entry): Mark => {
        const when = entry.when!;
        const begins: string = when.earliest ?? when.latest ?? first;
        const x = daysBetween(first, begins) / days;
        const span = daysBetween(begins, when.latest || begins) / days;
        return { entry, x, width: span, soft: when.approximate || !SHARP.includes(when.precision ?? ''), row: 0 };
      })
      .sort((a, b) => a.x - b.x);
    for (const mark of marks) {
      const free = ends.findIndex((end) => end <= mark.x);
      mark.row = free === -1 ? ends.length : free;
      ends[mark.row] = mark.x + Math.max(mark.width, POINT);
    }
    return marks.length ? [{ kind, marks, rows: ends.length }] : [];
  });
}

/** First days of months (or years, where there are many), at most a dozen. */
export function ticksOf(first: string, last: string): Tick[] {
  const days = Math.max(1, daysBetween(first, last));
  const months = days / 30.4;
  const step = months > 72 ? 12 * Math.ceil(months / 12 / 12) : months > 24 ? 6 : months > 12 ? 3 : 1;
  const found: Tick[] = [];
  let [year, month] = first.split('-').map(Number) as [number, number];
  month = step >= 12 ? 1 : Math.floor((month - 1) / step) * step + 1;
  for (; found.length < 40; month += step) {
    year += Math.floor((month - 1) / 12);
    month = ((month - 1) % 12) + 1;
    const day = `${year}-${String(month).padStart(2, '0')}-01`;
    if (day > last) break;
    if (day >= first) found.push({ x: daysBetween(first, day) / days, day });
  }
  return found;
}
