/** The council papers' part of the API. */
import { allPages, api, call, ifMatch } from '../../api/client';
import type { components } from '../../api/schema';
import { formatDay } from '../../core/dates';
import { language } from '../../core/language.svelte';

type Schemas = components['schemas'];
export type CouncilPaper = Schemas['CouncilPaperOut'];
export type CouncilPaperPatch = Schemas['CouncilPaperPatch'];
export type CouncilPaperIn = Schemas['CouncilPaperIn'];
export type Consultation = Schemas['ConsultationOut'];
export type ConsultationIn = Schemas['ConsultationIn'];
export type AdoptionPath = Schemas['AdoptionPath'];
export type DepartmentDecision = Schemas['DepartmentDecisionOut'];
export type Result = Schemas['ResultIn'];
export type SourceMember = 'agreement_id' | 'report_id' | 'recommendation_paper_id' | 'concept_id';
export interface Source {
  member: SourceMember;
  id: string;
  title: string;
}

const V = '/api/v1' as const;

export const dayOf = (day: string) => formatDay(day, language());

export function listPapers(allianceId: string, processId?: string): Promise<CouncilPaper[]> {
  return allPages((cursor) =>
    call(
      api.GET(`${V}/alliances/{alliance_id}/council-papers`, {
        params: { path: { alliance_id: allianceId }, query: { process_id: processId, cursor, limit: 200 } },
      }),
    ),
  );
}

export async function readPaper(id: string): Promise<CouncilPaper> {
  return (await call(api.GET(`${V}/council-papers/{paper_id}`, { params: { path: { paper_id: id } } }))).data;
}

export async function createPaper(allianceId: string, body: CouncilPaperIn): Promise<CouncilPaper> {
  const params = { path: { alliance_id: allianceId } };
  return (await call(api.POST(`${V}/alliances/{alliance_id}/council-papers`, { params, body }))).data;
}

export async function changePaper(id: string, version: number, body: CouncilPaperPatch): Promise<CouncilPaper> {
  const params = { path: { paper_id: id } };
  return (await call(api.PATCH(`${V}/council-papers/{paper_id}`, { params, headers: ifMatch(version), body }))).data;
}

export async function deletePaper(id: string, version: number): Promise<void> {
  await call(api.DELETE(`${V}/council-papers/{paper_id}`, { params: { path: { paper_id: id } }, headers: ifMatch(version) }));
}

export async function plan(paperId: string, body: ConsultationIn): Promise<void> {
  await call(api.POST(`${V}/council-papers/{paper_id}/consultations`, { params: { path: { paper_id: paperId } }, body }));
}

/** Puts a body at another place of the sequence. */
export async function place(one: Consultation, position: number): Promise<void> {
  const params = { path: { consultation_id: one.id } };
  await call(api.PATCH(`${V}/consultations/{consultation_id}`, { params, headers: ifMatch(one.version), body: { position } }));
}

export async function takeOut(one: Consultation): Promise<void> {
  const params = { path: { consultation_id: one.id } };
  await call(api.DELETE(`${V}/consultations/{consultation_id}`, { params, headers: ifMatch(one.version) }));
}

export async function recordResult(one: Consultation, body: Result): Promise<Consultation> {
  const params = { path: { consultation_id: one.id } };
  return (await call(api.PUT(`${V}/consultations/{consultation_id}/result`, { params, headers: ifMatch(one.version), body }))).data;
}

export async function readAdoption(conceptId: string): Promise<AdoptionPath> {
  return (await call(api.GET(`${V}/concepts/{concept_id}/adoption-path`, { params: { path: { concept_id: conceptId } } }))).data;
}

export async function decideInDepartment(conceptId: string, body: Schemas['DepartmentDecisionIn']): Promise<void> {
  await call(api.POST(`${V}/concepts/{concept_id}/department-decisions`, { params: { path: { concept_id: conceptId } }, body }));
}

export async function takeBack(one: DepartmentDecision): Promise<void> {
  const params = { path: { decision_id: one.id } };
  await call(api.DELETE(`${V}/department-decisions/{decision_id}`, { params, headers: ifMatch(one.version) }));
}

/** What a paper can be written from. */
export async function listSources(allianceId: string, processId?: string): Promise<Source[]> {
  const path = { alliance_id: allianceId };
  const [agreements, reports, concepts, papers] = await Promise.all([
    allPages((cursor) => call(api.GET(`${V}/alliances/{alliance_id}/agreements`, { params: { path, query: { cursor, limit: 200 } } }))),
    allPages((cursor) => call(api.GET(`${V}/alliances/{alliance_id}/reports`, { params: { path, query: { cursor, limit: 200 } } }))),
    allPages((cursor) => call(api.GET(`${V}/alliances/{alliance_id}/concepts`, { params: { path, query: { cursor, limit: 200 } } }))),
    processId
      ? allPages((cursor) =>
          call(api.GET(`${V}/processes/{process_id}/recommendation-papers`, { params: { path: { process_id: processId }, query: { cursor } } })),
        )
      : [],
  ]);
  const as = (member: SourceMember, found: { id: string; title: string }[]) => found.map(({ id, title }) => ({ member, id, title }));
  return [
    ...as('agreement_id', agreements as never),
    ...as('report_id', reports as never),
    ...as('recommendation_paper_id', papers as never),
    ...as('concept_id', concepts as never),
  ];
}
