/** Meetings of the groups. Dates on cards that hang on one move with it. */
import { allPages, api, call, ifMatch } from '../../api/client';
import type { components } from '../../api/schema';
import { today, type FuzzyDate } from '../../core/dates';
import { t } from '../../core/language.svelte';

type Schemas = components['schemas'];
export type Meeting = Schemas['MeetingOut'];
export type MeetingIn = Schemas['MeetingIn'];
export type MeetingPatch = Schemas['MeetingPatch'];
export type MeetingState = Meeting['state'];
export type AgendaProposal = Schemas['AgendaProposal'];

const V = '/api/v1' as const;

/** The kinds of meetings, in the order in which they are offered. */
export const kinds: Meeting['kind'][] = [
  'other',
  'plenum',
  'working_session',
  'workshop',
  'kickoff_meeting',
  'preliminary_talk',
  'mandate_talk',
  'interim_talk',
  'evaluation_talk',
  'closing_meeting',
  'action_day',
];
export const states: MeetingState[] = [
  'draft',
  'invited',
  'running',
  'minutes_draft',
  'circulated',
  'approved',
  'amended',
  'cancelled',
];
/** Still to come, or going on. */
export const isPlanned = (meeting: Meeting) => ['draft', 'invited', 'running'].includes(meeting.state);

/** What a meeting is called: its name, else its kind, else by its group. */
export function meetingName(meeting: Pick<Meeting, 'title' | 'kind'>, group: string | null): string {
  if (meeting.title) return meeting.title;
  return meeting.kind === 'other' ? t().meetings.of(group ?? '…') : `${t().meetings.kinds[meeting.kind]}: ${group ?? '…'}`;
}

/** "18:00 bis 20:00 Uhr", or nothing. */
export function clock(meeting: Pick<Meeting, 'begins' | 'ends'>): string {
  if (!meeting.begins) return '';
  return meeting.ends ? t().meetings.fromTo(meeting.begins, meeting.ends) : t().meetings.from(meeting.begins);
}

/** In the order of a timeline: what is only known to the month stands behind the days that fall in it. */
export async function listMeetings(allianceId: string): Promise<Meeting[]> {
  return allPages((cursor) =>
    call(
      api.GET(`${V}/alliances/{alliance_id}/meetings`, {
        params: { path: { alliance_id: allianceId }, query: { cursor, limit: 200, sort: 'timeline' } },
      }),
    ),
  );
}

export async function readMeeting(id: string): Promise<Meeting> {
  return (await call(api.GET(`${V}/meetings/{meeting_id}`, { params: { path: { meeting_id: id } } }))).data;
}

export async function createMeeting(allianceId: string, body: MeetingIn): Promise<Meeting> {
  return (
    await call(api.POST(`${V}/alliances/{alliance_id}/meetings`, { params: { path: { alliance_id: allianceId } }, body }))
  ).data;
}

export async function changeMeeting(id: string, version: number, body: MeetingPatch): Promise<Meeting> {
  return (
    await call(
      api.PATCH(`${V}/meetings/{meeting_id}`, { params: { path: { meeting_id: id } }, headers: ifMatch(version), body }),
    )
  ).data;
}

/** Also for who moderates or takes the minutes. */
export async function setMeetingState(id: string, version: number, state: MeetingState): Promise<Meeting> {
  return (
    await call(
      api.PUT(`${V}/meetings/{meeting_id}/state`, {
        params: { path: { meeting_id: id } },
        headers: ifMatch(version),
        body: { state },
      }),
    )
  ).data;
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
