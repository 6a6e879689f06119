/** Between an RRULE and the three ways in which people choose how often they meet. */
import { t } from '../../core/language.svelte';

export type Rhythm = 'weeks' | 'weekday' | 'words';
export interface Chosen {
  rhythm: Rhythm;
  /** MO to SU. */
  day: string;
  /** Weeks or months between two meetings. */
  every: string;
  /** 1 to 4, -1 for the last. */
  nth: string;
}

export const days = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
export const nths = ['1', '2', '3', '4', '-1'];
const START: Chosen = { rhythm: 'weeks', day: 'TU', every: '2', nth: '2' };

/** The RRULE of what was chosen; null for words. */
export function ruleOf(chosen: Chosen): string | null {
  const every = Math.max(1, Math.round(Number(chosen.every)) || 1);
  const interval = every > 1 ? `INTERVAL=${every};` : '';
  if (chosen.rhythm === 'weeks') return `FREQ=WEEKLY;${interval}BYDAY=${chosen.day}`;
  if (chosen.rhythm === 'weekday') return `FREQ=MONTHLY;${interval}BYDAY=${chosen.nth}${chosen.day}`;
  return null;
}

/** What was chosen for this rule; null where it was written by hand and fits none of the ways. */
export function chosenFor(rule: string | null): Chosen | null {
  if (rule === null) return { ...START, rhythm: 'words' };
  const parts = new Map(rule.split(';').map((part) => part.split('=') as [string, string]));
  const every = parts.get('INTERVAL') ?? '1';
  const known = ['FREQ', 'INTERVAL', 'BYDAY'];
  if ([...parts.keys()].some((part) => !known.includes(part))) return null;
  const day = /^(-1|[1-4])?(MO|TU|WE|TH|FR|SA|SU)$/.exec(parts.get('BYDAY') ?? '');
  if (!day) return null;
  if (parts.get('FREQ') === 'WEEKLY' && !day[1]) return { ...START, rhythm: 'weeks', day: day[2]!, every };
  if (parts.get('FREQ') === 'MONTHLY' && day[1]) return { rhythm: 'weekday', day: day[2]!, nth: day[1], every };
  return null;
}

/** How often a series meets, in words. */
export function describeRule(rule: string | null, words: string | null): string {
  const chosen = chosenFor(rule);
  const texts = t().meetings.series;
  if (!chosen) return rule ?? '';
  const day = texts.days[chosen.day]!;
  if (chosen.rhythm === 'weeks') return texts.weekly(day, Number(chosen.every));
  if (chosen.rhythm === 'weekday') return texts.monthly(texts.nths[chosen.nth]!, day, Number(chosen.every));
  return words ?? '';
}
