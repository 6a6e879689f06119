/** The mandate of a process, its delegation chain, and the register of what exists beside us. */
import { allPages, api, call, ifMatch } from '../../api/client';
import type { components } from '../../api/schema';

type Schemas = components['schemas'];
export type Mandate = Schemas['MandateOut'];
export type Delegation = Schemas['DelegationOut'];
export type Interface = Schemas['InterfaceOut'];
export type ParallelPair = Schemas['ParallelPair'];
export type Document = Schemas['DocumentOut'];
/** What a form has written: only what was changed, empty text as null. */
export type Changes = Record<string, string | null>;

const V = '/api/v1' as const;

const ofProcess = (process_id: string) => ({ path: { process_id } });

export async function readMandate(processId: string): Promise<Mandate> {
  return (await call(api.GET(`${V}/processes/{process_id}/mandate`, { params: ofProcess(processId) }))).data;
}

export async function changeMandate(processId: string, version: number, body: Changes): Promise<Mandate> {
  return (
    await call(
      api.PATCH(`${V}/processes/{process_id}/mandate`, {
        params: ofProcess(processId),
        headers: ifMatch(version),
        body: body as Schemas['MandatePatch'],
      }),
    )
  ).data;
}

export async function listEvidence(processId: string): Promise<Document[]> {
  return allPages((cursor) =>
    call(
      api.GET(`${V}/processes/{process_id}/mandate/documents`, {
        params: { ...ofProcess(processId), query: { cursor, limit: 200 } },
      }),
    ),
  );
}

export async function attachEvidence(processId: string, file: File): Promise<Document> {
  const form = new FormData();
  form.append('file', file, file.name);
  const sent = api.POST(`${V}/processes/{process_id}/mandate/documents`, {
    params: ofProcess(processId),
    // The types know the fields of the form; the form itself is written by the serialiser.
    body: {} as never,
    bodySerializer: () => form,
  });
  return (await call(sent)).data;
}

export async function listDelegations(processId: string): Promise<Delegation[]> {
  return allPages((cursor) =>
    call(
      api.GET(`${V}/processes/{process_id}/delegations`, {
        params: { ...ofProcess(processId), query: { cursor, limit: 200 } },
      }),
    ),
  );
}

export async function createDelegation(processId: string, body: Changes): Promise<Delegation> {
  return (
    await call(
      api.POST(`${V}/processes/{process_id}/delegations`, {
        params: ofProcess(processId),
        body: body as unknown as Schemas['DelegationIn'],
      }),
    )
  ).data;
}

export async function changeDelegation(id: string, version: number | '*', body: Changes): Promise<Delegation> {
  return (
    await call(
      api.PATCH(`${V}/delegations/{delegation_id}`, {
        params: { path: { delegation_id: id } },
        headers: ifMatch(version),
        body: body as Schemas['DelegationPatch'],
      }),
    )
  ).data;
}

export async function removeDelegation(id: string, version: number): Promise<void> {
  await call(api.DELETE(`${V}/delegations/{delegation_id}`, { params: { path: { delegation_id: id } }, headers: ifMatch(version) }));
}

export async function listInterfaces(allianceId: string): Promise<Interface[]> {
  return allPages((cursor) =>
    call(
      api.GET(`${V}/alliances/{alliance_id}/interfaces`, {
        params: { path: { alliance_id: allianceId }, query: { cursor, limit: 200 } },
      }),
    ),
  );
}

export async function readParallels(allianceId: string): Promise<ParallelPair[]> {
  const path = { alliance_id: allianceId };
  return (await call(api.GET(`${V}/alliances/{alliance_id}/parallel-structures`, { params: { path } }))).data.pairs;
}

export async function createInterface(allianceId: string, body: Changes): Promise<Interface> {
  return (
    await call(
      api.POST(`${V}/alliances/{alliance_id}/interfaces`, {
        params: { path: { alliance_id: allianceId } },
        body: body as unknown as Schemas['InterfaceIn'],
      }),
    )
  ).data;
}

export async function readInterface(id: string): Promise<Interface> {
  return (await call(api.GET(`${V}/interfaces/{interface_id}`, { params: { path: { interface_id: id } } }))).data;
}

export async function changeInterface(id: string, version: number, body: Changes): Promise<Interface> {
  return (
    await call(
      api.PATCH(`${V}/interfaces/{interface_id}`, {
        params: { path: { interface_id: id } },
        headers: ifMatch(version),
        body: body as Schemas['InterfacePatch'],
      }),
    )
  ).data;
}

export async function removeInterface(id: string, version: number): Promise<void> {
  await call(api.DELETE(`${V}/interfaces/{interface_id}`, { params: { path: { interface_id: id } }, headers: ifMatch(version) }));
}
