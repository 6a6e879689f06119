/** The agenda's part of the API: points, notes, outcomes. */
import { allPages, api, call, ifMatch } from '../../api/client';
import type { components } from '../../api/schema';
import type { Exchange } from './notes.svelte';

type Schemas = components['schemas'];
export type AgendaItem = Schemas['AgendaItemOut'];
export type AgendaItemIn = Schemas['AgendaItemIn'];
export type AgendaItemPatch = Schemas['AgendaItemPatch'];
export type AgendaEntry = Schemas['AgendaEntry'];
export type EarlierItem = Schemas['EarlierItem'];
export type Outcome = Schemas['OutcomeOut'];
export type OutcomeIn = Schemas['OutcomeIn'];
export type OutcomeKind = Outcome['kind'];
export type Decision = Schemas['DecisionOut'];
export type Course = Schemas['Course'];

export const purposes = ['information', 'discussion', 'decision'] as const;
export const kinds = ['information', 'decision', 'action_item', 'postponement'] as const;
export const procedures = ['consensus', 'unanimous', 'majority', 'acclamation', 'written', 'no_formal_vote', 'noted'] as const;
export const results = ['adopted', 'adopted_with_changes', 'rejected', 'postponed', 'referred', 'withdrawn', 'noted'] as const;

const V = '/api/v1' as const;

export async function listItems(meetingId: string): Promise<AgendaItem[]> {
  return allPages((cursor) =>
    call(api.GET(`${V}/meetings/{meeting_id}/agenda-items`, { params: { path: { meeting_id: meetingId }, query: { cursor, limit: 200 } } })),
  );
}

/** One request that draws the running meeting. `forTheRoom`: without what is internal. */
export async function readCourse(meetingId: string, forTheRoom = false): Promise<Course> {
  const sent = api.GET(`${V}/meetings/{meeting_id}/course`, {
    params: { path: { meeting_id: meetingId }, query: { public: forTheRoom } },
  });
  return (await call(sent)).data;
}

export async function readItem(id: string): Promise<Schemas['AgendaItemWithHistory']> {
  return (await call(api.GET(`${V}/agenda-items/{agenda_item_id}`, { params: { path: { agenda_item_id: id } } }))).data;
}

export async function addItem(meetingId: string, body: AgendaItemIn): Promise<AgendaItem> {
  return (await call(api.POST(`${V}/meetings/{meeting_id}/agenda-items`, { params: { path: { meeting_id: meetingId } }, body }))).data;
}

/** What has to be sent to take an entry of the proposal over. */
export function takenFrom(entry: AgendaEntry): AgendaItemIn {
  const { action_item_id, idea_id, follow_up_id, rolled_from_id } = entry;
  const named = { action_item_id, idea_id, follow_up_id, rolled_from_id };
  const given = Object.fromEntries(Object.entries(named).filter(([, id]) => id));
  return Object.keys(given).length ? given : { title: entry.title };
}

/** `'*'` as the version: the last word counts, as for whose turn it is. */
export async function changeItem(id: string, version: number | '*', body: AgendaItemPatch): Promise<AgendaItem> {
  return (
    await call(
      api.PATCH(`${V}/agenda-items/{agenda_item_id}`, { params: { path: { agenda_item_id: id } }, headers: ifMatch(version), body }),
    )
  ).data;
}

export function itemAddress(id: string): string {
  return `${V}/agenda-items/${id}`;
}

export async function moveItem(id: string, before: string | null): Promise<void> {
  await call(api.POST(`${V}/agenda-items/{agenda_item_id}/position`, { params: { path: { agenda_item_id: id } }, body: { before } }));
}

export async function removeItem(id: string, version: number): Promise<void> {
  await call(api.DELETE(`${V}/agenda-items/{agenda_item_id}`, { params: { path: { agenda_item_id: id } }, headers: ifMatch(version) }));
}

/** Sends what was typed and gets what others typed. Goes on after the page is left, if it is short enough for that. */
export async function exchangeNotes(itemId: string, body: Exchange): Promise<{ update: string | null }> {
  const sent = api.POST(`${V}/agenda-items/{agenda_item_id}/notes`, {
    params: { path: { agenda_item_id: itemId } },
    body,
    keepalive: (body.update?.length ?? 0) < 40_000,
  });
  return (await call(sent)).data;
}

/** `key` lets the server recognise an outcome that is sent again because its answer was lost. */
export async function addOutcome(itemId: string, body: OutcomeIn, key: string): Promise<Outcome> {
  const sent = api.POST(`${V}/agenda-items/{agenda_item_id}/outcomes`, {
    params: { path: { agenda_item_id: itemId } },
    headers: { 'Idempotency-Key': key },
    body,
  });
  return (await call(sent)).data;
}

export function outcomesAddress(itemId: string): string {
  return `${V}/agenda-items/${itemId}/outcomes`;
}

export async function changeOutcome(id: string, version: number, text: string): Promise<Outcome> {
  const sent = api.PATCH(`${V}/outcomes/{outcome_id}`, {
    params: { path: { outcome_id: id } },
    headers: ifMatch(version),
    body: { text },
  });
  return (await call(sent)).data;
}

export async function readOutcome(id: string): Promise<Outcome> {
  return (await call(api.GET(`${V}/outcomes/{outcome_id}`, { params: { path: { outcome_id: id } } }))).data;
}

export async function removeOutcome(id: string, version: number): Promise<void> {
  await call(api.DELETE(`${V}/outcomes/{outcome_id}`, { params: { path: { outcome_id: id } }, headers: ifMatch(version) }));
}

export async function readDecision(id: string): Promise<Decision> {
  return (await call(api.GET(`${V}/decisions/{decision_id}`, { params: { path: { decision_id: id } } }))).data;
}
