/** The groups' part of the API: groups, duties, memberships, handover. */
import { allPages, api, call, ifMatch } from '../../api/client';
import type { components } from '../../api/schema';

type Schemas = components['schemas'];
export type Group = Schemas['GroupOut'];
export type GroupIn = Schemas['GroupIn'];
export type GroupPatch = Schemas['GroupPatch'];
export type Duty = Schemas['DutyOut'];
export type DutyShort = Schemas['DutyShort'];
export type Membership = Schemas['MembershipOut'];
export type MembershipIn = Schemas['MembershipIn'];
export type Rotation = Schemas['RotationOut'];
export type Handover = Schemas['Handover'];

const V = '/api/v1' as const;

export const groupKinds = [
  'plenum',
  'coordination_group',
  'steering_group',
  'project_group',
  'working_group',
  'advisory_board',
  'council',
  'committee',
  'editorial_team',
  'other',
] as const;
export const rhythms = ['meeting', 'month', 'quarter', 'half_year', 'year', 'two_years'] as const;
export const rotating = ['members', 'chair', 'minute_taker', 'place'] as const;
export const memberRoles = ['member', 'chair', 'deputy_chair', 'speaker', 'deputy_speaker', 'minute_taker', 'guest'] as const;

export async function readGroup(id: string): Promise<Group> {
  return (await call(api.GET(`${V}/groups/{group_id}`, { params: { path: { group_id: id } } }))).data;
}

export async function createGroup(allianceId: string, body: GroupIn): Promise<Group> {
  return (
    await call(api.POST(`${V}/alliances/{alliance_id}/groups`, { params: { path: { alliance_id: allianceId } }, body }))
  ).data;
}

export async function changeGroup(id: string, version: number, body: GroupPatch): Promise<Group> {
  return (
    await call(api.PATCH(`${V}/groups/{group_id}`, { params: { path: { group_id: id } }, headers: ifMatch(version), body }))
  ).data;
}

export async function deleteGroup(id: string, version: number): Promise<void> {
  await call(api.DELETE(`${V}/groups/{group_id}`, { params: { path: { group_id: id } }, headers: ifMatch(version) }));
}

/** "Who does …?": duties of current groups that say these words. */
export async function findDuties(allianceId: string, q: string): Promise<Duty[]> {
  return allPages((cursor) =>
    call(
      api.GET(`${V}/alliances/{alliance_id}/duties`, {
        params: { path: { alliance_id: allianceId }, query: { q, cursor, limit: 100 } },
      }),
    ),
  );
}

/** Duties that no group of today does in which somebody sits, and those that several do. */
export async function looseDuties(allianceId: string, which: 'is_unassigned' | 'is_shared'): Promise<Duty[]> {
  return allPages((cursor) =>
    call(
      api.GET(`${V}/alliances/{alliance_id}/duties`, {
        params: { path: { alliance_id: allianceId }, query: { [which]: true, cursor, limit: 200 } },
      }),
    ),
  );
}

export async function addDuty(groupId: string, text: string): Promise<void> {
  await call(api.POST(`${V}/groups/{group_id}/duties`, { params: { path: { group_id: groupId } }, body: { text } }));
}

export async function changeDuty(id: string, version: number | '*', body: Schemas['DutyPatch']): Promise<void> {
  await call(api.PATCH(`${V}/duties/{duty_id}`, { params: { path: { duty_id: id } }, headers: ifMatch(version), body }));
}

export async function deleteDuty(id: string): Promise<void> {
  await call(api.DELETE(`${V}/duties/{duty_id}`, { params: { path: { duty_id: id } }, headers: ifMatch('*') }));
}

export async function listMemberships(groupId: string): Promise<Membership[]> {
  return allPages((cursor) =>
    call(
      api.GET(`${V}/groups/{group_id}/memberships`, { params: { path: { group_id: groupId }, query: { cursor, limit: 200 } } }),
    ),
  );
}

export async function addMembership(groupId: string, body: MembershipIn): Promise<void> {
  await call(api.POST(`${V}/groups/{group_id}/memberships`, { params: { path: { group_id: groupId } }, body }));
}

export async function changeMembership(id: string, version: number, body: Schemas['MembershipPatch']): Promise<void> {
  await call(
    api.PATCH(`${V}/memberships/{membership_id}`, { params: { path: { membership_id: id } }, headers: ifMatch(version), body }),
  );
}

export async function deleteMembership(id: string, version: number): Promise<void> {
  await call(api.DELETE(`${V}/memberships/{membership_id}`, { params: { path: { membership_id: id } }, headers: ifMatch(version) }));
}

export async function readHandover(groupId: string): Promise<Handover> {
  return (await call(api.GET(`${V}/groups/{group_id}/handover`, { params: { path: { group_id: groupId } } }))).data;
}

/** Asks the group to take these promises of its predecessors over. */
export async function offerPromises(groupId: string, assignmentIds: string[]): Promise<Handover> {
  return (
    await call(
      api.POST(`${V}/groups/{group_id}/handover`, {
        params: { path: { group_id: groupId } },
        body: { assignment_ids: assignmentIds },
      }),
    )
  ).data;
}

/** Matters that are known without a word: all, those of the plenum, the group's own cards. */
export const matters = ['*', 'plenum_matters', 'own_action_items'] as const;
export const competences = ['decide', 'advise', 'note'] as const;
