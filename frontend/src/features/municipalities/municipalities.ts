/** Who administers a municipality, and who reads its log. */
import { allPages, api, call, ifMatch } from '../../api/client';
import type { components } from '../../api/schema';

type Schemas = components['schemas'];
export type MunicipalityGrant = Schemas['MunicipalityGrantOut'];
export type Invitation = Schemas['InvitationOut'];

const V = '/api/v1' as const;
export const municipalRoles = ['administrator', 'auditor'] as const;

export async function listMunicipalityGrants(id: string): Promise<MunicipalityGrant[]> {
  return allPages((cursor) =>
    call(
      api.GET(`${V}/municipalities/{municipality_id}/municipality-grants`, {
        params: { path: { municipality_id: id }, query: { cursor, limit: 200 } },
      }),
    ),
  );
}

export async function changeMunicipalityGrant(grant: MunicipalityGrant, role: MunicipalityGrant['role']): Promise<void> {
  const params = { path: { grant_id: grant.id } };
  await call(api.PATCH(`${V}/municipality-grants/{grant_id}`, { params, headers: ifMatch(grant.version), body: { role } }));
}

export async function deleteMunicipalityGrant(grant: MunicipalityGrant): Promise<void> {
  const params = { path: { grant_id: grant.id } };
  await call(api.DELETE(`${V}/municipality-grants/{grant_id}`, { params, headers: ifMatch(grant.version) }));
}

export async function listMunicipalityInvitations(id: string): Promise<Invitation[]> {
  const all = await allPages((cursor) =>
    call(
      api.GET(`${V}/municipalities/{municipality_id}/invitations`, {
        params: { path: { municipality_id: id }, query: { cursor, limit: 200 } },
      }),
    ),
  );
  return all.filter((one) => one.state !== 'accepted');
}

export async function inviteToMunicipality(
  id: string,
  body: Schemas['MunicipalityInvitationIn'],
): Promise<Invitation> {
  const params = { path: { municipality_id: id } };
  return (await call(api.POST(`${V}/municipalities/{municipality_id}/invitations`, { params, body }))).data;
}
