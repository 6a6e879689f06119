/** How a process went, questionnaires, and what everybody reads of it. */
import { allPages, api, call, ifMatch } from '../../api/client';
import type { components } from '../../api/schema';

type Schemas = components['schemas'];
export type Evaluation = Schemas['Evaluation'];
export type Questionnaire = Schemas['QuestionnaireOut'];
export type Question = Schemas['QuestionOut'];
export type QuestionnaireResponse = Schemas['ResponseOut'];
export type ResponsePatch = Schemas['ResponsePatch'];
export type AnswerValue = Schemas['AnswerValue'];
export type ProcessPage = Schemas['ProcessPageOut'];
export type ProcessPagePatch = Schemas['ProcessPagePatch'];

const V = '/api/v1' as const;
export const answerValues: AnswerValue[] = ['yes', 'partly', 'no', 'action_needed', 'not_applicable'];

export async function readEvaluation(processId: string): Promise<Evaluation> {
  return (await call(api.GET(`${V}/processes/{process_id}/evaluation`, { params: { path: { process_id: processId } } }))).data;
}

export async function listQuestionnaires(allianceId: string, processId: string): Promise<Questionnaire[]> {
  return allPages((cursor) =>
    call(
      api.GET(`${V}/alliances/{alliance_id}/questionnaires`, {
        params: { path: { alliance_id: allianceId }, query: { process_id: processId, cursor, limit: 200 } },
      }),
    ),
  );
}

export async function createQuestionnaire(allianceId: string, body: Schemas['QuestionnaireIn']): Promise<Questionnaire> {
  return (
    await call(
      api.POST(`${V}/alliances/{alliance_id}/questionnaires`, { params: { path: { alliance_id: allianceId } }, body }),
    )
  ).data;
}

export async function readQuestionnaire(id: string): Promise<Questionnaire> {
  return (
    await call(api.GET(`${V}/questionnaires/{questionnaire_id}`, { params: { path: { questionnaire_id: id } } }))
  ).data;
}

export async function listResponses(questionnaireId: string): Promise<QuestionnaireResponse[]> {
  return allPages((cursor) =>
    call(
      api.GET(`${V}/questionnaires/{questionnaire_id}/questionnaire-responses`, {
        params: { path: { questionnaire_id: questionnaireId }, query: { cursor, limit: 200 } },
      }),
    ),
  );
}

export async function createResponse(
  questionnaireId: string,
  body: Schemas['ResponseIn'],
): Promise<QuestionnaireResponse> {
  return (
    await call(
      api.POST(`${V}/questionnaires/{questionnaire_id}/questionnaire-responses`, {
        params: { path: { questionnaire_id: questionnaireId } },
        body,
      }),
    )
  ).data;
}

/** One answer at a time is merged on the server, so nobody's answer overwrites another. */
export async function changeResponse(id: string, body: ResponsePatch): Promise<QuestionnaireResponse> {
  return (
    await call(
      api.PATCH(`${V}/questionnaire-responses/{response_id}`, {
        params: { path: { response_id: id } },
        headers: ifMatch('*'),
        body,
      }),
    )
  ).data;
}

export async function readProcessPage(processId: string): Promise<ProcessPage> {
  return (await call(api.GET(`${V}/processes/{process_id}/public-page`, { params: { path: { process_id: processId } } }))).data;
}

export async function changeProcessPage(processId: string, version: number, body: ProcessPagePatch): Promise<ProcessPage> {
  return (
    await call(
      api.PATCH(`${V}/processes/{process_id}/public-page`, {
        params: { path: { process_id: processId } },
        headers: ifMatch(version),
        body,
      }),
    )
  ).data;
}

/** Questions as they are typed: a line each, `# ` begins a section, `(5)` at the end are the points. */
export function questionsOf(text: string, unnamed: string): Schemas['Question'][] {
  const found: Schemas['Question'][] = [];
  let section = unnamed;
  let sections = 0;
  let inSection = 0;
  for (const line of text.split('\n').map((one) => one.trim())) {
    if (!line) continue;
    if (line.startsWith('#')) {
      section = line.replace(/^#+\s*/, '') || unnamed;
      sections += 1;
      inSection = 0;
      continue;
    }
    inSection += 1;
    const points = /\((\d{1,4})\)$/.exec(line);
    found.push({
      key: `${Math.max(sections, 1)}.${inSection}`,
      section,
      text: points ? line.slice(0, -points[0].length).trim() : line,
      points: points ? Number(points[1]) : 1,
    });
  }
  return found;
}

/** Documents as they are typed: "Titel; Datum; Adresse", a line each. */
export function documentsOf(text: string): NonNullable<ProcessPagePatch['public_documents']> {
  return text
    .split('\n')
    .map((line) => line.split(';').map((part) => part.trim()))
    .filter(([title]) => title)
    .map(([title, when, url]) => ({ title: title!, when: when || null, url: url || null }));
}

export const documentsAsText = (page: ProcessPage): string =>
  page.public_documents.map((one) => [one.title, one.when?.text, one.url].map((part) => part ?? '').join('; ').replace(/[; ]+$/, '')).join('\n');
