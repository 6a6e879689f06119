/** What is sent of what was typed. */
import type { GoalInTree, Indicator, Measure } from './goals';

type Values = Record<string, string | null>;

export function goalBody(changes: Values, goal: GoalInTree | null): Record<string, unknown> {
  const { source, is_proposal, ...rest } = changes;
  const body: Record<string, unknown> = { ...rest };
  if (is_proposal !== undefined) body.is_proposal = is_proposal === 'true';
  if (source !== undefined) {
    const kept = (goal?.sources ?? []).filter((one) => one.type !== 'text');
    body.sources = source ? [...kept, { type: 'text', text: source }] : kept;
  }
  return body;
}

/** A name that stays as it was keeps the record that it is linked to. */
export function measureBody(changes: Values, measure: Measure | null): Record<string, unknown> {
  const { participants, ...rest } = changes;
  if (participants === undefined) return rest;
  const known = measure?.participants ?? [];
  const written = (participants ?? '').split(';').map((one) => one.trim());
  return { ...rest, participants: written.filter(Boolean).map((one) => known.find((party) => party.name === one) ?? one) };
}

/** Numbers as people here write them: `12,5`. What is none goes on as it was typed, so that the server says so. */
export function withNumbers(changes: Values, keys: string[]): Record<string, unknown> {
  const number = (text: string) => (/^-?\d+([.,]\d+)?$/.test(text) ? Number(text.replace(',', '.')) : text);
  return Object.fromEntries(Object.entries(changes).map(([key, value]) => [key, value && keys.includes(key) ? number(value) : value]));
}

export const NUMBERS: (keyof Indicator)[] = ['baseline_value', 'target_value'];
