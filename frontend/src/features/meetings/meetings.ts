/** Meetings of the groups. Dates on cards that hang on one move with it. */
import { allPages, api, call, ifMatch } from '../../api/client';
import type { components } from '../../api/schema';
import { today, type FuzzyDate } from '../../core/dates';

type Schemas = components['schemas'];
export type Meeting = Schemas['MeetingOut'];
export type MeetingIn = Schemas['MeetingIn'];
export type AgendaProposal = Schemas['AgendaProposal'];

const V = '/api/v1' as const;

export async function listMeetings(allianceId: string): Promise<Meeting[]> {
  return allPages((cursor) =>
    call(
      api.GET(`${V}/alliances/{alliance_id}/meetings`, {
        params: { path: { alliance_id: allianceId }, query: { cursor, limit: 200 } },
      }),
    ),
  );
}

export async function createMeeting(allianceId: string, body: MeetingIn): Promise<void> {
  await call(api.POST(`${V}/alliances/{alliance_id}/meetings`, { params: { path: { alliance_id: allianceId } }, body }));
}

export async function changeMeeting(id: string, version: number, body: Schemas['MeetingPatch']): Promise<void> {
  await call(
    api.PATCH(`${V}/meetings/{meeting_id}`, { params: { path: { meeting_id: id } }, headers: ifMatch(version), body }),
  );
}

export async function deleteMeeting(id: string, version: number): Promise<void> {
  await call(api.DELETE(`${V}/meetings/{meeting_id}`, { params: { path: { meeting_id: id } }, headers: ifMatch(version) }));
}

/** What the group should talk about, by what is late, open or waiting. */
export async function readAgenda(meetingId: string): Promise<AgendaProposal> {
  return (await call(api.GET(`${V}/meetings/{meeting_id}/agenda-proposal`, { params: { path: { meeting_id: meetingId } } }))).data;
}

export async function understandDate(allianceId: string, text: string, signal?: AbortSignal): Promise<FuzzyDate> {
  return (await call(api.POST(`${V}/fuzzy-dates`, { body: { text, reference: today(), alliance_id: allianceId }, signal }))).data
    .fuzzy_date;
}
