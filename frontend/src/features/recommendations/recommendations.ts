/** The recommendations' part of the API. */
import { allPages, api, call, ifMatch } from '../../api/client';
import type { components } from '../../api/schema';

type Schemas = components['schemas'];
export type Paper = Schemas['RecommendationPaperOut'];
export type Recommendation = Schemas['RecommendationOut'];
export type Objection = Schemas['RecommendationObjectionOut'];
export type Amendment = Schemas['AmendmentOut'];
export type Edition = Schemas['RecommendationEditionOut'];
export type Change = Schemas['TextChange'];
export type Step = 'submission' | 'return' | 'adoption' | 'handover' | 'concept-handover';

const V = '/api/v1' as const;
const P = `${V}/recommendation-papers/{paper_id}` as const;
const at = (id: string) => ({ path: { paper_id: id } });
const on = (id: string) => ({ path: { recommendation_id: id } });

export async function listPapers(processId: string): Promise<Paper[]> {
  return allPages((cursor) =>
    call(
      api.GET(`${V}/processes/{process_id}/recommendation-papers`, {
        params: { path: { process_id: processId }, query: { cursor, limit: 200 } },
      }),
    ),
  );
}

export async function createPaper(processId: string, body: Schemas['RecommendationPaperIn']): Promise<Paper> {
  const params = { path: { process_id: processId } };
  return (await call(api.POST(`${V}/processes/{process_id}/recommendation-papers`, { params, body }))).data;
}

export async function changePaper(paper: Paper, body: Schemas['RecommendationPaperPatch']): Promise<Paper> {
  return (await call(api.PATCH(P, { params: at(paper.id), headers: ifMatch(paper.version), body }))).data;
}

export async function submitPaper(id: string, body: Schemas['SubmissionIn']): Promise<void> {
  await call(api.POST(`${P}/submission`, { params: at(id), body }));
}

export async function takePaperBack(id: string): Promise<void> {
  await call(api.POST(`${P}/return`, { params: at(id) }));
}

export async function adoptPaper(id: string, body: Schemas['AdoptionIn']): Promise<void> {
  await call(api.POST(`${P}/adoption`, { params: at(id), body }));
}

export async function handPaperOver(id: string, body: Schemas['CouncilHandoverIn']): Promise<void> {
  await call(api.POST(`${P}/handover`, { params: at(id), body }));
}

export async function handToConcept(id: string, body: Schemas['ConceptHandoverIn']): Promise<void> {
  await call(api.POST(`${P}/concept-handover`, { params: at(id), body }));
}

export async function listEditions(id: string): Promise<Edition[]> {
  return allPages((cursor) => call(api.GET(`${P}/editions`, { params: { ...at(id), query: { cursor, limit: 200 } } })));
}

export async function putDown(id: string, body: Schemas['RecommendationEditionIn']): Promise<Edition> {
  return (await call(api.POST(`${P}/editions`, { params: at(id), body }))).data;
}

/** What differs between two editions; without `after`, the paper as it is now. */
export async function readChanges(id: string, before: number, after?: number): Promise<Change[]> {
  return (await call(api.GET(`${P}/changes`, { params: { ...at(id), query: { before, after } } }))).data.changes;
}

export async function listRecommendations(id: string): Promise<Recommendation[]> {
  return allPages((cursor) =>
    call(api.GET(`${P}/recommendations`, { params: { ...at(id), query: { cursor, limit: 200 } } })),
  );
}

export async function createRecommendation(id: string, body: Schemas['RecommendationIn']): Promise<Recommendation> {
  return (await call(api.POST(`${P}/recommendations`, { params: at(id), body }))).data;
}

export async function changeRecommendation(
  one: Recommendation,
  body: Schemas['RecommendationPatch'],
): Promise<Recommendation> {
  const headers = ifMatch(one.version);
  return (await call(api.PATCH(`${V}/recommendations/{recommendation_id}`, { params: on(one.id), headers, body }))).data;
}

export async function placeRecommendation(id: string, before: string | null): Promise<void> {
  await call(api.POST(`${V}/recommendations/{recommendation_id}/position`, { params: on(id), body: { before } }));
}

export async function deleteRecommendation(one: Recommendation): Promise<void> {
  const headers = ifMatch(one.version);
  await call(api.DELETE(`${V}/recommendations/{recommendation_id}`, { params: on(one.id), headers }));
}

export async function setFate(one: Recommendation, body: Schemas['FateIn']): Promise<void> {
  const headers = ifMatch(one.version);
  await call(api.PUT(`${V}/recommendations/{recommendation_id}/fate`, { params: on(one.id), headers, body }));
}

export async function objectTo(id: string, body: Schemas['RecommendationObjectionIn']): Promise<void> {
  await call(api.POST(`${V}/recommendations/{recommendation_id}/objections`, { params: on(id), body }));
}

export async function withdrawObjection(one: Objection, because: string | null): Promise<void> {
  const params = { path: { objection_id: one.id } };
  const body = { is_withdrawn: true, withdrawn_because: because };
  await call(api.PATCH(`${V}/objections/{objection_id}`, { params, headers: ifMatch(one.version), body }));
}

export async function proposeAmendment(id: string, body: Schemas['AmendmentIn']): Promise<void> {
  await call(api.POST(`${V}/recommendations/{recommendation_id}/amendments`, { params: on(id), body }));
}

export async function decideAmendment(one: Amendment, body: Schemas['AmendmentPatch']): Promise<void> {
  const params = { path: { amendment_id: one.id } };
  await call(api.PATCH(`${V}/amendments/{amendment_id}`, { params, headers: ifMatch(one.version), body }));
}

/** The address of the paper as a file. */
export const fileOf = (id: string, format: string): string =>
  `${V}/recommendation-papers/${id}/papers/recommendation-paper.${format}`;
