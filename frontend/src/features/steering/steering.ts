/** How the work went over time, whom to win, and the file for who takes over. */
import { api, call } from '../../api/client';
import type { components } from '../../api/schema';

type Schemas = components['schemas'];
export type Steering = Schemas['Steering'];
export type Figure = Schemas['Figure'];
export type Point = Schemas['Point'];
export type Comparison = Schemas['Comparison'];
export type NamedCard = Schemas['NamedCard'];
export type StatusTime = Schemas['StatusTime'];
export type PromisesOf = Schemas['PromisesOf'];
export type Term = Schemas['Term'];
export type HandoverFile = Schemas['HandoverFile'];
export type SupportersWanted = Schemas['SupportersWanted'];
export type Wanted = Schemas['Wanted'];

const V = '/api/v1' as const;

/** Days are YYYY-MM-DD; null is half a year before the last day, and today. */
export async function readSteering(allianceId: string, from: string | null, until: string | null): Promise<Steering> {
  return (
    await call(
      api.GET(`${V}/alliances/{alliance_id}/steering`, {
        params: { path: { alliance_id: allianceId }, query: { starting: from ?? undefined, ending: until ?? undefined } },
      }),
    )
  ).data;
}

export async function readSupportersWanted(allianceId: string): Promise<SupportersWanted> {
  return (
    await call(api.GET(`${V}/alliances/{alliance_id}/supporters-wanted`, { params: { path: { alliance_id: allianceId } } }))
  ).data;
}

export async function readHandoverFile(allianceId: string): Promise<HandoverFile> {
  return (
    await call(api.GET(`${V}/alliances/{alliance_id}/handover-file`, { params: { path: { alliance_id: allianceId } } }))
  ).data;
}

/** The figures of a point, in the order in which they are drawn. */
export const figures = ['open', 'due', 'stuck', 'overdue', 'silent'] as const;
