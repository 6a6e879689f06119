/** Obligations and certificates. */
import { allPages, api, call, ifMatch } from '../../api/client';
import type { components } from '../../api/schema';

type Schemas = components['schemas'];
export type Obligation = Schemas['ObligationOut'];
export type Certificate = Schemas['CertificateOut'];
/** What a form has written: only what was changed, empty text as null. */
export type Changes = Record<string, string | null>;

const V = '/api/v1' as const;

export async function listObligations(allianceId: string): Promise<Obligation[]> {
  return allPages((cursor) =>
    call(
      api.GET(`${V}/alliances/{alliance_id}/obligations`, {
        params: { path: { alliance_id: allianceId }, query: { cursor, limit: 200 } },
      }),
    ),
  );
}

export async function listCertificates(allianceId: string): Promise<Certificate[]> {
  return allPages((cursor) =>
    call(
      api.GET(`${V}/alliances/{alliance_id}/certificates`, {
        params: { path: { alliance_id: allianceId }, query: { cursor, limit: 200 } },
      }),
    ),
  );
}

/** Id and title of what a certificate may be awarded in. */
export async function listProcesses(allianceId: string): Promise<{ id: string; title: string }[]> {
  return allPages((cursor) =>
    call(
      api.GET(`${V}/alliances/{alliance_id}/processes`, {
        params: { path: { alliance_id: allianceId }, query: { cursor, limit: 200 } },
      }),
    ),
  );
}

export async function createObligation(allianceId: string, body: Changes): Promise<Obligation> {
  const path = { alliance_id: allianceId };
  return (await call(api.POST(`${V}/alliances/{alliance_id}/obligations`, { params: { path }, body: body as unknown as Schemas['ObligationIn'] })))
    .data;
}

export async function readObligation(id: string): Promise<Obligation> {
  return (await call(api.GET(`${V}/obligations/{obligation_id}`, { params: { path: { obligation_id: id } } }))).data;
}

export async function changeObligation(id: string, version: number, body: Changes): Promise<Obligation> {
  return (
    await call(
      api.PATCH(`${V}/obligations/{obligation_id}`, {
        params: { path: { obligation_id: id } },
        headers: ifMatch(version),
        body: body as Schemas['ObligationPatch'],
      }),
    )
  ).data;
}

export async function fulfilObligation(id: string, body: Changes): Promise<Obligation> {
  const path = { obligation_id: id };
  return (await call(api.POST(`${V}/obligations/{obligation_id}/fulfilments`, { params: { path }, body: body as Schemas['FulfilmentIn'] }))).data;
}

export async function removeObligation(id: string, version: number): Promise<void> {
  await call(api.DELETE(`${V}/obligations/{obligation_id}`, { params: { path: { obligation_id: id } }, headers: ifMatch(version) }));
}

export async function createCertificate(allianceId: string, body: Changes): Promise<Certificate> {
  const years = body.valid_years ? Number(body.valid_years) : null;
  const path = { alliance_id: allianceId };
  const sent = { ...body, valid_years: years } as unknown as Schemas['CertificateIn'];
  return (await call(api.POST(`${V}/alliances/{alliance_id}/certificates`, { params: { path }, body: sent }))).data;
}

export async function removeCertificate(id: string, version: number): Promise<void> {
  await call(api.DELETE(`${V}/certificates/{certificate_id}`, { params: { path: { certificate_id: id } }, headers: ifMatch(version) }));
}
