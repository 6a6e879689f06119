/** The alliance's own facts, who has access to it, and tokens of other systems. */
import { allPages, api, call, ifMatch } from '../../api/client';
import type { components } from '../../api/schema';

type Schemas = components['schemas'];
export type Alliance = Schemas['AllianceOut'];
export type AlliancePatch = Schemas['AlliancePatch'];
export type Grant = Schemas['GrantOut'];
export type GrantIn = Schemas['GrantIn'];
export type Token = Schemas['TokenOut'];
export type TokenIn = Schemas['TokenIn'];

const V = '/api/v1' as const;
export const roles = ['coordinator', 'member', 'reader'] as const;
export const states = ['active', 'dormant', 'dissolved'] as const;

export async function readAlliance(id: string): Promise<Alliance> {
  return (await call(api.GET(`${V}/alliances/{alliance_id}`, { params: { path: { alliance_id: id } } }))).data;
}

export async function changeAlliance(id: string, version: number, body: AlliancePatch): Promise<Alliance> {
  return (
    await call(
      api.PATCH(`${V}/alliances/{alliance_id}`, { params: { path: { alliance_id: id } }, headers: ifMatch(version), body }),
    )
  ).data;
}

export async function listGrants(allianceId: string): Promise<Grant[]> {
  return allPages((cursor) =>
    call(
      api.GET(`${V}/alliances/{alliance_id}/grants`, {
        params: { path: { alliance_id: allianceId }, query: { cursor, limit: 200 } },
      }),
    ),
  );
}

/** Gives access; the answer carries the one-time link, this once. */
export async function createGrant(allianceId: string, body: GrantIn): Promise<Grant> {
  return (
    await call(api.POST(`${V}/alliances/{alliance_id}/grants`, { params: { path: { alliance_id: allianceId } }, body }))
  ).data;
}

export async function changeGrant(id: string, version: number, body: Schemas['GrantPatch']): Promise<void> {
  await call(api.PATCH(`${V}/grants/{grant_id}`, { params: { path: { grant_id: id } }, headers: ifMatch(version), body }));
}

export async function deleteGrant(id: string, version: number): Promise<void> {
  await call(api.DELETE(`${V}/grants/{grant_id}`, { params: { path: { grant_id: id } }, headers: ifMatch(version) }));
}

/** A new one-time link for somebody who has access already. */
export async function newLink(grantId: string): Promise<string | null> {
  return (await call(api.POST(`${V}/grants/{grant_id}/sign-in-links`, { params: { path: { grant_id: grantId } } }))).data
    .sign_in_link;
}

export async function listTokens(allianceId: string): Promise<Token[]> {
  return allPages((cursor) =>
    call(
      api.GET(`${V}/alliances/{alliance_id}/tokens`, {
        params: { path: { alliance_id: allianceId }, query: { cursor, limit: 200 } },
      }),
    ),
  );
}

/** Makes a token; the answer carries its secret, this once. */
export async function createToken(allianceId: string, body: TokenIn): Promise<Token> {
  return (
    await call(api.POST(`${V}/alliances/{alliance_id}/tokens`, { params: { path: { alliance_id: allianceId } }, body }))
  ).data;
}

export async function deleteToken(id: string, version: number): Promise<void> {
  await call(api.DELETE(`${V}/tokens/{token_id}`, { params: { path: { token_id: id } }, headers: ifMatch(version) }));
}
