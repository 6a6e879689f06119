/** The decisions' part of the API, and the words for what they are. */
import { allPages, api, call, ifMatch } from '../../api/client';
import type { components } from '../../api/schema';
import { formatDay } from '../../core/dates';
import { language } from '../../core/language.svelte';

type Schemas = components['schemas'];
export type Decision = Schemas['DecisionOut'];
export type DecisionIn = Schemas['DecisionIn'];
export type DecisionPatch = Schemas['DecisionPatch'];

const V = '/api/v1' as const;

export const dayOf = (day: string) => formatDay(day, language());

export interface Wanted {
  meeting_id?: string;
  action_item_id?: string;
  group_id?: string;
}

export async function listDecisions(allianceId: string, wanted: Wanted = {}): Promise<Decision[]> {
  return allPages((cursor) =>
    call(
      api.GET(`${V}/alliances/{alliance_id}/decisions`, {
        params: { path: { alliance_id: allianceId }, query: { ...wanted, cursor, limit: 200 } },
      }),
    ),
  );
}

export async function readDecision(id: string): Promise<Decision> {
  return (await call(api.GET(`${V}/decisions/{decision_id}`, { params: { path: { decision_id: id } } }))).data;
}

/** All decisions on the same matter, oldest first. */
export async function readChain(id: string): Promise<Decision[]> {
  return (await call(api.GET(`${V}/decisions/{decision_id}/chain`, { params: { path: { decision_id: id } } }))).data.decisions;
}

export async function createDecision(allianceId: string, body: DecisionIn): Promise<Decision> {
  return (
    await call(api.POST(`${V}/alliances/{alliance_id}/decisions`, { params: { path: { alliance_id: allianceId } }, body }))
  ).data;
}

export async function changeDecision(id: string, version: number, body: DecisionPatch): Promise<Decision> {
  return (
    await call(
      api.PATCH(`${V}/decisions/{decision_id}`, { params: { path: { decision_id: id } }, headers: ifMatch(version), body }),
    )
  ).data;
}

export async function deleteDecision(id: string, version: number): Promise<void> {
  await call(api.DELETE(`${V}/decisions/{decision_id}`, { params: { path: { decision_id: id } }, headers: ifMatch(version) }));
}
