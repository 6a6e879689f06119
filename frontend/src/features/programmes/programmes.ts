/** The programmes' part of the API. */
import { allPages, api, call, ifMatch } from '../../api/client';
import type { components } from '../../api/schema';

type Schemas = components['schemas'];
export type Programme = Schemas['ProgrammeOut'];
export type Participation = Schemas['ParticipationOut'];
export type Accession = Schemas['AccessionOut'];
export type Contact = Schemas['ProgrammeContactOut'];
export type ProgrammeEvent = Schemas['ProgrammeEventOut'];
export type Registration = Schemas['RegistrationOut'];
export type Note = Schemas['CoachingNoteOut'];
export type Expert = Schemas['ExpertOut'];
export type Review = Schemas['ExternalReviewOut'];
export type Recommendation = Schemas['ExpertRecommendationOut'];
export type Practice = Schemas['GoodPracticeOut'];
export type CostShare = Schemas['CostShareOut'];
export type Report = Schemas['ProgrammeReport'];
export type Comparison = Schemas['ProgrammeComparison'];
export type TrackState = Schemas['TrackState'];
export type State = Schemas['ParticipationState'];
export type Share = Schemas['Share'];
/** What a dialog gives: the server checks what of it is right. */
export type Changes = Record<string, string | null>;

const V = '/api/v1' as const;
const FORMATS = ['pdf', 'odt', 'docx', 'html'] as const;

type Sent<T> = Promise<{ data?: T; error?: unknown; response: Response }>;
type Method = (path: string, given: object) => Sent<unknown>;
/** Every list, every record and every change of this feature is called in the same three ways. */
const sending = api as unknown as Record<'GET' | 'POST' | 'PATCH', Method>;

async function all<T>(path: string, key: string, value: string): Promise<T[]> {
  const page = (cursor: string | undefined) =>
    sending.GET(path, { params: { path: { [key]: value }, query: { cursor, limit: 200 } } }) as Sent<{
      items: T[];
      next: string | null;
    }>;
  return (await allPages<T>((cursor) => call(page(cursor)))) as T[];
}

async function post<T>(path: string, key: string, value: string, body: unknown): Promise<T> {
  return (await call(sending.POST(path, { params: { path: { [key]: value } }, body }) as Sent<T>)).data;
}

async function patch<T>(path: string, key: string, one: { id: string; version: number }, body: unknown): Promise<T> {
  const given = { params: { path: { [key]: one.id } }, headers: ifMatch(one.version), body };
  return (await call(sending.PATCH(path, given) as Sent<T>)).data;
}

async function read<T>(path: string, key: string, value: string): Promise<T> {
  return (await call(sending.GET(path, { params: { path: { [key]: value } } }) as Sent<T>)).data;
}

export const listProgrammes = (allianceId: string) =>
  all<Programme>(`${V}/alliances/{alliance_id}/programmes`, 'alliance_id', allianceId);
export const createProgramme = (allianceId: string, body: unknown) =>
  post<Programme>(`${V}/alliances/{alliance_id}/programmes`, 'alliance_id', allianceId, body);
export const changeProgramme = (one: Programme, body: unknown) =>
  patch<Programme>(`${V}/programmes/{programme_id}`, 'programme_id', one, body);

export const listParticipations = (programmeId: string) =>
  all<Participation>(`${V}/programmes/{programme_id}/participations`, 'programme_id', programmeId);
export const createParticipation = (programmeId: string, body: unknown) =>
  post<Participation>(`${V}/programmes/{programme_id}/participations`, 'programme_id', programmeId, body);
export const changeParticipation = (one: Participation, body: unknown) =>
  patch<Participation>(`${V}/participations/{participation_id}`, 'participation_id', one, body);
export const inviteParticipation = (participationId: string) =>
  post<Schemas['InvitationCodeOut']>(
    `${V}/participations/{participation_id}/invitation`,
    'participation_id',
    participationId,
    undefined,
  );
export const listCostShares = (participationId: string) =>
  all<CostShare>(`${V}/participations/{participation_id}/cost-shares`, 'participation_id', participationId);
export const createCostShare = (participationId: string, body: unknown) =>
  post<CostShare>(`${V}/participations/{participation_id}/cost-shares`, 'participation_id', participationId, body);
export const changeCostShare = (one: CostShare, body: unknown) =>
  patch<CostShare>(`${V}/cost-shares/{share_id}`, 'share_id', one, body);

export const listAccessions = (allianceId: string) =>
  all<Accession>(`${V}/alliances/{alliance_id}/accessions`, 'alliance_id', allianceId);
export const createAccession = (allianceId: string, body: unknown) =>
  post<Accession>(`${V}/alliances/{alliance_id}/accessions`, 'alliance_id', allianceId, body);
export const changeAccession = (one: Accession, body: unknown) =>
  patch<Accession>(`${V}/accessions/{accession_id}`, 'accession_id', one, body);
export const readComparison = (accessionId: string) =>
  read<Comparison>(`${V}/accessions/{accession_id}/comparison`, 'accession_id', accessionId);

export const listContacts = (programmeId: string) =>
  all<Contact>(`${V}/programmes/{programme_id}/programme-contacts`, 'programme_id', programmeId);
export const createContact = (programmeId: string, body: unknown) =>
  post<Contact>(`${V}/programmes/{programme_id}/programme-contacts`, 'programme_id', programmeId, body);

export const listEvents = (programmeId: string) =>
  all<ProgrammeEvent>(`${V}/programmes/{programme_id}/programme-events`, 'programme_id', programmeId);
export const createEvent = (programmeId: string, body: unknown) =>
  post<ProgrammeEvent>(`${V}/programmes/{programme_id}/programme-events`, 'programme_id', programmeId, body);
export const changeEvent = (one: ProgrammeEvent, body: unknown) =>
  patch<ProgrammeEvent>(`${V}/programme-events/{event_id}`, 'event_id', one, body);
export const listRegistrations = (eventId: string) =>
  all<Registration>(`${V}/programme-events/{event_id}/registrations`, 'event_id', eventId);
export const createRegistration = (eventId: string, body: unknown) =>
  post<Registration>(`${V}/programme-events/{event_id}/registrations`, 'event_id', eventId, body);
export const changeRegistration = (one: Registration, body: unknown) =>
  patch<Registration>(`${V}/registrations/{registration_id}`, 'registration_id', one, body);
export const listNotes = (eventId: string) =>
  all<Note>(`${V}/programme-events/{event_id}/coaching-notes`, 'event_id', eventId);
export const createNote = (eventId: string, body: unknown) =>
  post<Note>(`${V}/programme-events/{event_id}/coaching-notes`, 'event_id', eventId, body);

export const listExperts = (programmeId: string) =>
  all<Expert>(`${V}/programmes/{programme_id}/experts`, 'programme_id', programmeId);
export const createExpert = (programmeId: string, body: unknown) =>
  post<Expert>(`${V}/programmes/{programme_id}/experts`, 'programme_id', programmeId, body);
export const listReviews = (allianceId: string) =>
  all<Review>(`${V}/alliances/{alliance_id}/external-reviews`, 'alliance_id', allianceId);
export const listOwnReviews = (participationId: string) =>
  all<Review>(`${V}/participations/{participation_id}/external-reviews`, 'participation_id', participationId);
export const handIn = (accessionId: string, body: unknown) =>
  post<Review>(`${V}/accessions/{accession_id}/external-reviews`, 'accession_id', accessionId, body);
export const changeReview = (one: Review, body: unknown) =>
  patch<Review>(`${V}/external-reviews/{review_id}`, 'review_id', one, body);
export const listRecommendations = (reviewId: string) =>
  all<Recommendation>(`${V}/external-reviews/{review_id}/expert-recommendations`, 'review_id', reviewId);
export const recommend = (reviewId: string, body: unknown) =>
  post<Recommendation>(`${V}/external-reviews/{review_id}/expert-recommendations`, 'review_id', reviewId, body);
export const answer = (one: Recommendation, body: unknown) =>
  patch<Recommendation>(`${V}/expert-recommendations/{recommendation_id}`, 'recommendation_id', one, body);

export const listPractices = (programmeId: string) =>
  all<Practice>(`${V}/programmes/{programme_id}/good-practices`, 'programme_id', programmeId);
export const sharePractice = (accessionId: string, body: unknown) =>
  post<Practice>(`${V}/accessions/{accession_id}/good-practices`, 'accession_id', accessionId, body);
export const changePractice = (one: Practice, body: unknown) =>
  patch<Practice>(`${V}/good-practices/{practice_id}`, 'practice_id', one, body);
export const adoptPractice = (practiceId: string, allianceId: string) =>
  post<Schemas['PracticeAdoptionOut']>(`${V}/good-practices/{practice_id}/practice-adoptions`, 'practice_id', practiceId, {
    alliance_id: allianceId,
  });

export const readReport = (programmeId: string) =>
  read<Report>(`${V}/programmes/{programme_id}/report`, 'programme_id', programmeId);
export const papers = (programmeId: string) =>
  FORMATS.map((format) => ({ format, href: `${V}/programmes/${programmeId}/papers/programme-report.${format}` }));
