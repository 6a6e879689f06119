/** The reports' part of the API. */
import { allPages, api, call, ifMatch } from '../../api/client';
import type { components } from '../../api/schema';
import { formatDay } from '../../core/dates';
import { language } from '../../core/language.svelte';

type Schemas = components['schemas'];
export type Report = Schemas['ReportOut'];
export type ReportIn = Schemas['ReportIn'];
export type ReportPatch = Schemas['ReportPatch'];
export type Content = Schemas['ReportContent'];
export type Line = Schemas['ReportLine'];
export type Entry = Schemas['ReportedEntry'];
export type EntryIn = Schemas['StatusEntryIn'];
export type EntryPatch = Schemas['StatusEntryPatch'];
export type Dispatch = Schemas['DispatchIn'];
export type Agreement = Schemas['AgreementOut'];

const V = '/api/v1' as const;

export const dayOf = (day: string) => formatDay(day, language());

export function listReports(allianceId: string, processId?: string): Promise<Report[]> {
  return allPages((cursor) =>
    call(
      api.GET(`${V}/alliances/{alliance_id}/reports`, {
        params: { path: { alliance_id: allianceId }, query: { process_id: processId, cursor, limit: 200 } },
      }),
    ),
  ) as Promise<Report[]>;
}

export function listAgreements(allianceId: string): Promise<Agreement[]> {
  return allPages((cursor) =>
    call(
      api.GET(`${V}/alliances/{alliance_id}/agreements`, {
        params: { path: { alliance_id: allianceId }, query: { cursor, limit: 200 } },
      }),
    ),
  ) as Promise<Agreement[]>;
}

/** The report and what it holds. */
export async function readReport(id: string): Promise<{ report: Report; content: Content }> {
  const params = { path: { report_id: id } };
  const [report, content] = await Promise.all([
    call(api.GET(`${V}/reports/{report_id}`, { params })),
    call(api.GET(`${V}/reports/{report_id}/content`, { params })),
  ]);
  return { report: report.data, content: content.data };
}

export async function createReport(allianceId: string, body: ReportIn): Promise<Report> {
  const params = { path: { alliance_id: allianceId } };
  return (await call(api.POST(`${V}/alliances/{alliance_id}/reports`, { params, body }))).data;
}

export async function changeReport(id: string, version: number, body: ReportPatch): Promise<Report> {
  const params = { path: { report_id: id } };
  return (await call(api.PATCH(`${V}/reports/{report_id}`, { params, headers: ifMatch(version), body }))).data;
}

export async function deleteReport(id: string, version: number): Promise<void> {
  await call(api.DELETE(`${V}/reports/{report_id}`, { params: { path: { report_id: id } }, headers: ifMatch(version) }));
}

export async function fill(id: string, kind: 'no_news' | 'previous'): Promise<void> {
  await call(api.POST(`${V}/reports/{report_id}/entries`, { params: { path: { report_id: id } }, body: { kind } }));
}

export async function send(id: string, body: Dispatch): Promise<Report> {
  return (await call(api.POST(`${V}/reports/{report_id}/dispatch`, { params: { path: { report_id: id } }, body }))).data;
}

export async function enter(measureId: string, body: EntryIn): Promise<void> {
  await call(api.POST(`${V}/measures/{measure_id}/status-entries`, { params: { path: { measure_id: measureId } }, body }));
}

export async function changeEntry(entry: Entry, body: EntryPatch): Promise<void> {
  const params = { path: { entry_id: entry.id } };
  await call(api.PATCH(`${V}/status-entries/{entry_id}`, { params, headers: ifMatch(entry.version), body }));
}
