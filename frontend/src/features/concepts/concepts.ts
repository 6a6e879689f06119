/** The concepts' part of the API. */
import { allPages, api, call, ifMatch } from '../../api/client';
import type { components } from '../../api/schema';
import { formatDay } from '../../core/dates';
import { language } from '../../core/language.svelte';
import { byNumber } from './places';

type Schemas = components['schemas'];
export type Concept = Schemas['ConceptOut'];
export type ConceptIn = Schemas['ConceptIn'];
export type ConceptPatch = Schemas['ConceptPatch'];
export type Chapter = Schemas['ChapterOut'];
export type ChapterIn = Schemas['ChapterIn'];
export type ChapterPatch = Schemas['ChapterPatch'];
export type Place = Schemas['ChapterPlace'];
export type Round = Schemas['FeedbackRoundOut'];
export type RoundIn = Schemas['FeedbackRoundIn'];
export type Feedback = Schemas['FeedbackOut'];
export type FeedbackIn = Schemas['FeedbackIn'];
export type FeedbackPatch = Schemas['FeedbackPatch'];
export type ConceptText = Schemas['ConceptText'];
export type Block = ConceptText['chapters'][number]['blocks'][number];
export type Span = Block['spans'][number];
export type Edition = ConceptText['edition'];
export type Finding = Schemas['ConceptFinding'];
export type Check = Schemas['PublicationCheck'];

const V = '/api/v1' as const;
const ofConcept = (id: string) => ({ params: { path: { concept_id: id } } });

export const dayOf = (day: string) => formatDay(day, language());

export async function listConcepts(allianceId: string): Promise<Concept[]> {
  return allPages((cursor) =>
    call(
      api.GET(`${V}/alliances/{alliance_id}/concepts`, {
        params: { path: { alliance_id: allianceId }, query: { cursor, limit: 200 } },
      }),
    ),
  );
}

export async function readConcept(id: string): Promise<Concept> {
  return (await call(api.GET(`${V}/concepts/{concept_id}`, ofConcept(id)))).data;
}

export async function createConcept(allianceId: string, body: ConceptIn): Promise<Concept> {
  return (await call(api.POST(`${V}/alliances/{alliance_id}/concepts`, { params: { path: { alliance_id: allianceId } }, body }))).data;
}

export async function changeConcept(id: string, version: number, body: ConceptPatch): Promise<Concept> {
  return (await call(api.PATCH(`${V}/concepts/{concept_id}`, { ...ofConcept(id), headers: ifMatch(version), body }))).data;
}

export async function deleteConcept(id: string, version: number): Promise<void> {
  await call(api.DELETE(`${V}/concepts/{concept_id}`, { ...ofConcept(id), headers: ifMatch(version) }));
}

/** All chapters in the order in which they are read. */
export async function listChapters(conceptId: string): Promise<Chapter[]> {
  const found: Chapter[] = await allPages((cursor) =>
    call(
      api.GET(`${V}/concepts/{concept_id}/chapters`, {
        params: { path: { concept_id: conceptId }, query: { cursor, limit: 200 } },
      }),
    ),
  );
  return found.sort((a, b) => byNumber(a.number, b.number));
}

export async function readChapter(id: string): Promise<Chapter> {
  return (await call(api.GET(`${V}/chapters/{chapter_id}`, { params: { path: { chapter_id: id } } }))).data;
}

export async function createChapter(conceptId: string, body: ChapterIn): Promise<Chapter> {
  return (await call(api.POST(`${V}/concepts/{concept_id}/chapters`, { ...ofConcept(conceptId), body }))).data;
}

export async function changeChapter(id: string, version: number, body: ChapterPatch): Promise<Chapter> {
  return (
    await call(api.PATCH(`${V}/chapters/{chapter_id}`, { params: { path: { chapter_id: id } }, headers: ifMatch(version), body }))
  ).data;
}

export async function deleteChapter(id: string, version: number): Promise<void> {
  await call(api.DELETE(`${V}/chapters/{chapter_id}`, { params: { path: { chapter_id: id } }, headers: ifMatch(version) }));
}

export async function moveChapter(id: string, body: Place): Promise<Chapter> {
  return (await call(api.POST(`${V}/chapters/{chapter_id}/position`, { params: { path: { chapter_id: id } }, body }))).data;
}

export async function answerAuthorship(id: string, state: 'accepted' | 'declined'): Promise<Chapter> {
  return (
    await call(api.POST(`${V}/chapters/{chapter_id}/authorship`, { params: { path: { chapter_id: id } }, body: { state } }))
  ).data;
}

export async function listRounds(conceptId: string): Promise<Round[]> {
  return allPages((cursor) =>
    call(
      api.GET(`${V}/concepts/{concept_id}/feedback-rounds`, {
        params: { path: { concept_id: conceptId }, query: { cursor, limit: 200 } },
      }),
    ),
  );
}

export async function createRound(conceptId: string, body: RoundIn): Promise<Round> {
  return (await call(api.POST(`${V}/concepts/{concept_id}/feedback-rounds`, { ...ofConcept(conceptId), body }))).data;
}

export async function closeRound(id: string): Promise<Round> {
  return (
    await call(api.POST(`${V}/feedback-rounds/{feedback_round_id}/closing`, { params: { path: { feedback_round_id: id } } }))
  ).data;
}

export async function deleteRound(id: string, version: number): Promise<void> {
  await call(
    api.DELETE(`${V}/feedback-rounds/{feedback_round_id}`, {
      params: { path: { feedback_round_id: id } },
      headers: ifMatch(version),
    }),
  );
}

export async function listFeedback(conceptId: string): Promise<Feedback[]> {
  return allPages((cursor) =>
    call(
      api.GET(`${V}/concepts/{concept_id}/feedback`, {
        params: { path: { concept_id: conceptId }, query: { cursor, limit: 200 } },
      }),
    ),
  );
}

export async function createFeedback(roundId: string, body: FeedbackIn): Promise<Feedback> {
  return (
    await call(
      api.POST(`${V}/feedback-rounds/{feedback_round_id}/feedback`, { params: { path: { feedback_round_id: roundId } }, body }),
    )
  ).data;
}

export async function changeFeedback(id: string, version: number, body: FeedbackPatch): Promise<Feedback> {
  return (
    await call(
      api.PATCH(`${V}/feedback/{feedback_id}`, { params: { path: { feedback_id: id } }, headers: ifMatch(version), body }),
    )
  ).data;
}

export async function deleteFeedback(id: string, version: number): Promise<void> {
  await call(api.DELETE(`${V}/feedback/{feedback_id}`, { params: { path: { feedback_id: id } }, headers: ifMatch(version) }));
}

export async function readText(conceptId: string, edition: Edition): Promise<ConceptText> {
  return (
    await call(api.GET(`${V}/concepts/{concept_id}/text`, { params: { path: { concept_id: conceptId }, query: { edition } } }))
  ).data;
}

export async function readCheck(conceptId: string): Promise<Check> {
  return (await call(api.GET(`${V}/concepts/{concept_id}/publication-check`, ofConcept(conceptId)))).data;
}

export async function publishConcept(id: string): Promise<Concept> {
  return (await call(api.POST(`${V}/concepts/{concept_id}/publication`, { ...ofConcept(id), body: {} }))).data;
}

export async function withdrawConcept(id: string, version: number): Promise<void> {
  await call(api.DELETE(`${V}/concepts/{concept_id}/publication`, { ...ofConcept(id), headers: ifMatch(version) }));
}
