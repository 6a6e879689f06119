/** One's own data, how long data is kept, and the log of a municipality. */
import { allPages, api, call, ifMatch } from '../../api/client';
import type { components } from '../../api/schema';

type Schemas = components['schemas'];
export type ContactDetails = Schemas['ContactDetailsOut'];
export type Rule = Schemas['RetentionRuleOut'];
export type ForecastRow = Schemas['ForecastRow'];
export type Run = Schemas['RetentionRunOut'];
export type LogEntry = Schemas['LogEntryOut'];

const V = '/api/v1' as const;
/** Plain links: the browser saves what comes. */
export const ownData = { html: `${V}/session/data?format=html`, json: `${V}/session/data` } as const;
export const logFormats = ['csv', 'xlsx', 'ods', 'json'] as const;

export async function listContactDetails(): Promise<ContactDetails[]> {
  return allPages((cursor) => call(api.GET(`${V}/contact-details`, { params: { query: { cursor, limit: 200 } } })));
}

export async function changeContactDetails(own: ContactDetails, body: Schemas['ContactDetailsPatch']): Promise<void> {
  const params = { path: { person_id: own.id } };
  await call(api.PATCH(`${V}/contact-details/{person_id}`, { params, headers: ifMatch(own.version), body }));
}

/** There is no way back. */
export async function eraseAccount(): Promise<void> {
  await call(api.POST(`${V}/account/anonymisation`, { body: { erase: true } }));
}

export async function listRules(): Promise<Rule[]> {
  return allPages((cursor) => call(api.GET(`${V}/retention-rules`, { params: { query: { cursor, limit: 200 } } })));
}

export async function changeRule(rule: Rule, body: Schemas['RetentionRulePatch']): Promise<void> {
  const params = { path: { rule_id: rule.id } };
  await call(api.PATCH(`${V}/retention-rules/{rule_id}`, { params, headers: ifMatch(rule.version), body }));
}

/** What would go now. */
export async function readForecast(): Promise<ForecastRow[]> {
  return (await call(api.GET(`${V}/retention-forecast`))).data.rules;
}

/** The newest runs. */
export async function listRuns(): Promise<Run[]> {
  const { data } = await call(api.GET(`${V}/retention-runs`, { params: { query: { limit: 10 } } }));
  return data.items.filter((one): one is Run => 'counts' in one);
}

export interface LogFilter {
  actor: string;
  since: string;
  until: string;
}

const asQuery = (wanted: LogFilter) => ({
  actor_name: wanted.actor.trim() || undefined,
  since: wanted.since ? new Date(`${wanted.since}T00:00:00`).toISOString() : undefined,
  until: wanted.until ? new Date(`${wanted.until}T23:59:59.999`).toISOString() : undefined,
});

/** A page of the log, newest first; `before` is the id of the last entry one has. */
export async function readLog(id: string, wanted: LogFilter, before?: string): Promise<{ items: LogEntry[]; more: boolean }> {
  const params = { path: { municipality_id: id }, query: { ...asQuery(wanted), before, limit: 50 } };
  const { data } = await call(api.GET(`${V}/municipalities/{municipality_id}/audit-log`, { params }));
  return { items: data.items, more: data.next !== null };
}

export function logFile(id: string, wanted: LogFilter, format: (typeof logFormats)[number]): string {
  const given = Object.entries({ ...asQuery(wanted), format }).filter((one): one is [string, string] => !!one[1]);
  return `${V}/municipalities/${id}/audit-log/export?${new URLSearchParams(given)}`;
}
