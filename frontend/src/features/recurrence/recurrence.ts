/** How a card comes back: read, said, ended. */
import { api, call, ifMatch } from '../../api/client';
import type { components } from '../../api/schema';

export type Recurrence = components['schemas']['RecurrenceOut'];
export type RecurrenceIn = components['schemas']['RecurrenceIn'];

const PATH = '/api/v1/action-items/{action_item_id}/recurrence';
const of = (id: string) => ({ path: { action_item_id: id } });

export const RULES = ['FREQ=YEARLY', 'FREQ=MONTHLY', 'FREQ=WEEKLY'];

/** How many days before its day a card is made, if nobody says otherwise. */
const DAYS_BEFORE: Record<string, number> = { YEARLY: 28, MONTHLY: 14, WEEKLY: 7 };

/** `FREQ=YEARLY;INTERVAL=2` is every 2 of `YEARLY`. */
export function read(rule: string): { frequency: string; interval: number } {
  const parts = Object.fromEntries(rule.split(';').map((part) => part.split('=') as [string, string]));
  return { frequency: parts.FREQ ?? '', interval: Number(parts.INTERVAL ?? 1) };
}

export const daysBefore = (rule: string): number => DAYS_BEFORE[read(rule).frequency] ?? 0;

export async function readRecurrence(id: string): Promise<Recurrence> {
  return (await call(api.GET(PATH, { params: of(id) }))).data;
}

export async function setRecurrence(id: string, version: number, body: RecurrenceIn): Promise<Recurrence> {
  return (await call(api.PUT(PATH, { params: of(id), headers: ifMatch(version), body }))).data;
}

export async function endRecurrence(id: string, version: number): Promise<void> {
  await call(api.DELETE(PATH, { params: of(id), headers: ifMatch(version) }));
}
