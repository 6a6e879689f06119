/** The alliance's own facts, who has access to it, and tokens of other systems. */
import { allPages, api, call, ifMatch } from '../../api/client';
import type { components } from '../../api/schema';

type Schemas = components['schemas'];
export type Alliance = Schemas['AllianceOut'];
export type AlliancePatch = Schemas['AlliancePatch'];
export type Grant = Schemas['GrantOut'];
export type Invitation = Schemas['InvitationOut'];
export type InvitationIn = Schemas['InvitationIn'];
export type Token = Schemas['TokenOut'];
export type TokenIn = Schemas['TokenIn'];

const V = '/api/v1' as const;
export const roles = ['coordinator', 'member', 'reader', 'guest'] as const;
/** A system is no guest: it is asked to nothing. */
export const tokenRoles = ['coordinator', 'member', 'reader'] as const;
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

/** Invitations that nobody has accepted yet: open, expired, or taken back. */
export async function listInvitations(allianceId: string): Promise<Invitation[]> {
  const all = await allPages((cursor) =>
    call(
      api.GET(`${V}/alliances/{alliance_id}/invitations`, {
        params: { path: { alliance_id: allianceId }, query: { cursor, limit: 200 } },
      }),
    ),
  );
  return all.filter((one) => one.state !== 'accepted');
}

/** Invites by mail; the link is in the mail alone. */
export async function invite(allianceId: string, body: InvitationIn): Promise<Invitation> {
  return (
    await call(api.POST(`${V}/alliances/{alliance_id}/invitations`, { params: { path: { alliance_id: allianceId } }, body }))
  ).data;
}

export async function sendAgain(invitationId: string): Promise<void> {
  const params = { path: { invitation_id: invitationId } };
  await call(api.POST(`${V}/invitations/{invitation_id}/mails`, { params }));
}

export async function takeBack(invitationId: string): Promise<void> {
  const params = { path: { invitation_id: invitationId } };
  await call(api.POST(`${V}/invitations/{invitation_id}/revocation`, { params }));
}

export async function changeGrant(id: string, version: number, body: Schemas['GrantPatch']): Promise<void> {
  await call(api.PATCH(`${V}/grants/{grant_id}`, { params: { path: { grant_id: id } }, headers: ifMatch(version), body }));
}

export async function deleteGrant(id: string, version: number): Promise<void> {
  await call(api.DELETE(`${V}/grants/{grant_id}`, { params: { path: { grant_id: id } }, headers: ifMatch(version) }));
}

/** Mails a one-time link to somebody who has access already. */
export async function mailLink(grantId: string): Promise<void> {
  await call(api.POST(`${V}/grants/{grant_id}/sign-in-links`, { params: { path: { grant_id: grantId } } }));
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

/** A new secret, shown this once; the one so far works beside it for a day. */
export async function rotateToken(id: string): Promise<Token> {
  const params = { path: { token_id: id } };
  return (await call(api.POST(`${V}/tokens/{token_id}/rotation`, { params, body: { overlap_hours: 24 } }))).data;
}

export async function deleteToken(id: string, version: number): Promise<void> {
  await call(api.DELETE(`${V}/tokens/{token_id}`, { params: { path: { token_id: id } }, headers: ifMatch(version) }));
}
