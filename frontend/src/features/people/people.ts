/** People and organisations of an alliance. */
import { allPages, api, call, ifMatch } from '../../api/client';
import type { components } from '../../api/schema';

type Schemas = components['schemas'];
export type Person = Schemas['PersonOut'];
export type PersonIn = Schemas['PersonIn'];
export type Organisation = Schemas['OrganisationOut'];
export type OrganisationIn = Schemas['OrganisationIn'];

const V = '/api/v1' as const;

export async function listPeople(allianceId: string): Promise<Person[]> {
  return allPages((cursor) =>
    call(
      api.GET(`${V}/alliances/{alliance_id}/people`, {
        params: { path: { alliance_id: allianceId }, query: { cursor, limit: 200 } },
      }),
    ),
  );
}

export async function readPerson(id: string): Promise<Person> {
  return (await call(api.GET(`${V}/people/{person_id}`, { params: { path: { person_id: id } } }))).data;
}

export async function createPerson(allianceId: string, body: PersonIn): Promise<Person> {
  return (
    await call(api.POST(`${V}/alliances/{alliance_id}/people`, { params: { path: { alliance_id: allianceId } }, body }))
  ).data;
}

export async function changePerson(id: string, version: number, body: Schemas['PersonPatch']): Promise<Person> {
  return (
    await call(api.PATCH(`${V}/people/{person_id}`, { params: { path: { person_id: id } }, headers: ifMatch(version), body }))
  ).data;
}

export async function deletePerson(id: string, version: number): Promise<void> {
  await call(api.DELETE(`${V}/people/{person_id}`, { params: { path: { person_id: id } }, headers: ifMatch(version) }));
}

export async function listOrganisations(allianceId: string): Promise<Organisation[]> {
  return allPages((cursor) =>
    call(
      api.GET(`${V}/alliances/{alliance_id}/organisations`, {
        params: { path: { alliance_id: allianceId }, query: { cursor, limit: 200 } },
      }),
    ),
  );
}

export async function readOrganisation(id: string): Promise<Organisation> {
  return (await call(api.GET(`${V}/organisations/{organisation_id}`, { params: { path: { organisation_id: id } } }))).data;
}

export async function createOrganisation(allianceId: string, body: OrganisationIn): Promise<Organisation> {
  return (
    await call(
      api.POST(`${V}/alliances/{alliance_id}/organisations`, { params: { path: { alliance_id: allianceId } }, body }),
    )
  ).data;
}

export async function changeOrganisation(id: string, version: number, body: Schemas['OrganisationPatch']): Promise<Organisation> {
  return (
    await call(
      api.PATCH(`${V}/organisations/{organisation_id}`, { params: { path: { organisation_id: id } }, headers: ifMatch(version), body }),
    )
  ).data;
}

export async function deleteOrganisation(id: string, version: number): Promise<void> {
  await call(
    api.DELETE(`${V}/organisations/{organisation_id}`, { params: { path: { organisation_id: id } }, headers: ifMatch(version) }),
  );
}
