/**
 * Calendar days and fuzzy dates as people read them. Understanding what somebody typed is the
 * server's work; here a date that was understood is put into words.
 */
export interface FuzzyDate {
  text: string;
  edtf?: string | null;
  earliest?: string | null;
  latest?: string | null;
  precision?: string;
  approximate?: boolean;
  year_inferred?: boolean;
  anchor?: unknown;
}

const DAY_MS = 86_400_000;

/** The calendar day here, as YYYY-MM-DD. */
export function today(now = new Date()): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

function asUtc(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}

/** A date as it was written, with the year that was missing: "15. Mai 2027", "20.10.2027". */
export function withYear(text: string, year: string): string {
  const written = text.trim();
  return /\d\.$/.test(written) ? written + year : `${written} ${year}`;
}

/** Whole days from one calendar day to another; negative when `to` lies before `from`. */
export function daysBetween(from: string, to: string): number {
  return Math.round((asUtc(to).getTime() - asUtc(from).getTime()) / DAY_MS);
}

/** English as in Europe: 11/12/2026 beside a date that was typed as 12.11.2026 would be read as the other day. */
export const localeOf = (language: string): string => (language === 'en' ? 'en-GB' : language);

export function formatDay(day: string, language: string, style: 'long' | 'short' = 'long'): string {
  const options: Intl.DateTimeFormatOptions =
    style === 'long'
      ? { weekday: 'short', day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }
      : { day: '2-digit', month: language === 'en' ? 'short' : '2-digit', year: 'numeric', timeZone: 'UTC' };
  return new Intl.DateTimeFormat(localeOf(language), options).format(asUtc(day));
}

export function formatMonth(day: string, language: string): string {
  return new Intl.DateTimeFormat(localeOf(language), { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(asUtc(day));
}

export function formatMoment(moment: string, language: string): string {
  return new Intl.DateTimeFormat(localeOf(language), { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(moment));
}

/** "in 3 days", "yesterday": from a day to another, in the reader's words. */
export function formatDistance(day: string, from: string, language: string): string {
  const days = daysBetween(from, day);
  const format = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  if (Math.abs(days) < 14) return format.format(days, 'day');
  if (Math.abs(days) < 61) return format.format(Math.round(days / 7), 'week');
  if (Math.abs(days) < 700) return format.format(Math.round(days / 30.4), 'month');
  return format.format(Math.round(days / 365), 'year');
}

export type Understood =
  | { kind: 'day' | 'month' | 'year'; text: string }
  | { kind: 'range'; from: string; to: string }
  | { kind: 'anchor' }
  | { kind: 'open' };

/** The bounds of a fuzzy date in words; `open` where nothing could be told from its text. */
export function understood(date: FuzzyDate, language: string): Understood {
  if (date.precision === 'anchor' && !date.earliest) return { kind: 'anchor' };
  if (!date.earliest || !date.latest) return { kind: 'open' };
  if (date.earliest === date.latest) return { kind: 'day', text: formatDay(date.earliest, language) };
  if (date.precision === 'month') return { kind: 'month', text: formatMonth(date.earliest, language) };
  if (date.precision === 'year') return { kind: 'year', text: date.earliest.slice(0, 4) };
  return {
    kind: 'range',
    from: formatDay(date.earliest, language, 'short'),
    to: formatDay(date.latest, language, 'short'),
  };
}

/** A date as it was written; one without a year says which, as soon as that is not this year: "20.10 (2009)". */
export function shownDate(date: FuzzyDate | null | undefined, on = today()): string {
  const year = date?.year_inferred && date.latest ? date.latest.slice(0, 4) : null;
  return year && year !== on.slice(0, 4) ? `${date!.text} (${year})` : (date?.text ?? '');
}

export function isPast(date: FuzzyDate | null | undefined, on: string): boolean {
  return !!date?.latest && date.latest < on;
}

/** By earliest, then latest; without a date last. Stable, so that written order breaks ties. */
export function compareFuzzy(a: FuzzyDate | null | undefined, b: FuzzyDate | null | undefined): number {
  const last = '9999-99-99';
  const key = (date: FuzzyDate | null | undefined) => [date?.earliest ?? last, date?.latest ?? last] as const;
  const [a1, a2] = key(a);
  const [b1, b2] = key(b);
  return a1 < b1 ? -1 : a1 > b1 ? 1 : a2 < b2 ? -1 : a2 > b2 ? 1 : 0;
}
