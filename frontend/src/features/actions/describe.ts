/** Dates, changes and parties of a card in the reader's words. */
import { formatDay, understood, withYear, type FuzzyDate } from '../../core/dates';
import { language, t } from '../../core/language.svelte';
import type { DateChoice } from '../../ui/FuzzyDateField.svelte';
import type { UnderstoodDate } from './actions';

/** What was understood of a written date, in words. */
export function describeDate(date: FuzzyDate): string {
  const found = understood(date, language());
  const texts = t().dates;
  if (found.kind === 'anchor') return texts.anchor;
  if (found.kind === 'open') return lacksYear(date) ? texts.openYear : texts.open;
  let text = found.kind === 'range' ? texts.range(found.from, found.to) : found.text;
  if (date.approximate) text = texts.about(text);
  if (date.year_inferred) text = texts.yearInferred(text);
  return texts.understoodAs(text);
}

/** Whether only the year is missing: what it is, a day or a season, was understood. */
function lacksYear(date: FuzzyDate): boolean {
  return ['day', 'week', 'month', 'quarter', 'season', 'half_year'].includes(date.precision ?? 'unknown');
}

/** The days a date without a year may mean, each with the words that say so. */
export function yearChoices(date: UnderstoodDate): DateChoice[] {
  return date.year_options.map((day) => ({
    label: date.precision === 'day' && !date.approximate ? formatDay(day, language()) : withYear(date.text, day.slice(0, 4)),
    text: withYear(date.text, day.slice(0, 4)),
  }));
}

export function isDoubtful(date: FuzzyDate): boolean {
  return understood(date, language()).kind === 'open';
}

/** Whether the words say the same as what was understood, so that it need not be repeated. */
export function speaksForItself(date: FuzzyDate): boolean {
  const found = understood(date, language());
  const same = 'text' in found && found.text.toLowerCase() === date.text.trim().toLowerCase() && !date.approximate;
  return same || /^\s*\d{1,2}\.\d{1,2}\.\d{4}\s*$/.test(date.text);
}

export function partyKind(kind: string): string {
  return t().actions.party[kind] ?? kind;
}

/** A changed value as a person reads it: names instead of ids, words instead of keys. */
export function describeValue(field: string, value: unknown, groupName: (id: string) => string | null): string {
  if (value === null || value === undefined || value === '') return t().actions.history.empty;
  if (field === 'group_id') return groupName(String(value)) ?? String(value);
  if (field === 'status') return t().actions.status[String(value)] ?? String(value);
  if (field === 'state') {
    const texts = t().actions;
    const key = String(value);
    return texts.steps.states[key] ?? texts.who.states[key] ?? texts.next.states[key] ?? key;
  }
  if (Array.isArray(value)) return value.map((one) => describeValue(field, one, groupName)).join(', ');
  if (typeof value === 'object') {
    const { text, name } = value as { text?: string; name?: string };
    return text ?? name ?? JSON.stringify(value);
  }
  return String(value);
}
