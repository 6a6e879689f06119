/** The ideas' part of the API. */
import { allPages, api, call, ifMatch } from '../../api/client';
import type { components } from '../../api/schema';

type Schemas = components['schemas'];
export type Idea = Schemas['IdeaOut'];
export type IdeaIn = Schemas['IdeaIn'];
export type IdeaPatch = Schemas['IdeaPatch'];
export type Adoption = Schemas['Adoption'];

const V = '/api/v1' as const;

export async function listIdeas(allianceId: string): Promise<Idea[]> {
  return allPages((cursor) =>
    call(
      api.GET(`${V}/alliances/{alliance_id}/ideas`, {
        params: { path: { alliance_id: allianceId }, query: { cursor, limit: 200 } },
      }),
    ),
  );
}

export async function readIdea(id: string): Promise<Idea> {
  return (await call(api.GET(`${V}/ideas/{idea_id}`, { params: { path: { idea_id: id } } }))).data;
}

export async function createIdea(allianceId: string, body: IdeaIn): Promise<Idea> {
  return (
    await call(api.POST(`${V}/alliances/{alliance_id}/ideas`, { params: { path: { alliance_id: allianceId } }, body }))
  ).data;
}

/** `'*'` as the version for places on the wall, where the last word counts. */
export async function changeIdea(id: string, version: number | '*', body: IdeaPatch): Promise<Idea> {
  return (
    await call(api.PATCH(`${V}/ideas/{idea_id}`, { params: { path: { idea_id: id } }, headers: ifMatch(version), body }))
  ).data;
}

export async function deleteIdea(id: string, version: number): Promise<void> {
  await call(api.DELETE(`${V}/ideas/{idea_id}`, { params: { path: { idea_id: id } }, headers: ifMatch(version) }));
}

/** Makes an action item of the idea; answers the number of the new card. */
export async function adoptIdea(id: string, body: Adoption): Promise<string> {
  return (await call(api.POST(`${V}/ideas/{idea_id}/adoption`, { params: { path: { idea_id: id } }, body }))).data.number;
}
