/** Minutes: what they would be now, the versions that were circulated, approval and addenda. */
import { allPages, api, call } from '../../api/client';
import type { components } from '../../api/schema';

type Schemas = components['schemas'];
export type Minutes = Schemas['MinutesOut'];
export type Content = Schemas['MinutesContent'];
export type Item = Schemas['MinutesItem'];
export type Decision = Schemas['MinutesDecision'];
export type Version = Schemas['MinutesVersionOut'];
export type FullVersion = Schemas['MinutesVersionFull'];
export type Change = Schemas['TextChange'];

const V = '/api/v1' as const;

export async function readMinutes(meetingId: string): Promise<Minutes> {
  return (await call(api.GET(`${V}/meetings/{meeting_id}/minutes`, { params: { path: { meeting_id: meetingId } } }))).data;
}

/** The versions of a meeting's minutes, newest first. */
export async function listVersions(meetingId: string): Promise<Version[]> {
  const found = await allPages((cursor) =>
    call(
      api.GET(`${V}/meetings/{meeting_id}/minutes/versions`, {
        params: { path: { meeting_id: meetingId }, query: { cursor, limit: 200, sort: '-created_at' } },
      }),
    ),
  );
  return found.filter((one): one is Version => !('deleted' in one));
}

export async function readVersion(id: string): Promise<FullVersion> {
  return (await call(api.GET(`${V}/minutes-versions/{version_id}`, { params: { path: { version_id: id } } }))).data;
}

/** Freezes the minutes as they are now; `notify` mails the participants where they are. */
export async function circulate(meetingId: string, summary: string, notify: boolean): Promise<void> {
  await call(
    api.POST(`${V}/meetings/{meeting_id}/minutes/versions`, {
      params: { path: { meeting_id: meetingId } },
      body: { changes_summary: summary.trim() || null, notify },
    }),
  );
}

export async function approveVersion(id: string, approvedIn: string): Promise<void> {
  await call(
    api.POST(`${V}/minutes-versions/{version_id}/approval`, {
      params: { path: { version_id: id } },
      body: { approved_in_id: approvedIn },
    }),
  );
}

export async function addAddendum(meetingId: string, text: string): Promise<void> {
  await call(
    api.POST(`${V}/meetings/{meeting_id}/minutes/addenda`, { params: { path: { meeting_id: meetingId } }, body: { text } }),
  );
}
