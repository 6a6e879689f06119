/** Who is invited to a meeting, what they answered, and who was there. */
import { allPages, api, call, ifMatch } from '../../api/client';
import type { components } from '../../api/schema';
import { saveMerged } from '../../core/save';

type Schemas = components['schemas'];
export type Participant = Schemas['ParticipantOut'];
export type ParticipantIn = Schemas['ParticipantIn'];
export type ParticipantPatch = Schemas['ParticipantPatch'];
export type Invited = Schemas['InvitationsOut']['invited'][number];
export type Reply = Participant['reply'];
export type Attendance = NonNullable<Participant['attendance']>;

const V = '/api/v1' as const;

/** In the order in which they are offered; their number is the key that chooses them. */
export const attendances: Attendance[] = ['present', 'partly', 'excused', 'absent'];
export const replies: Reply[] = ['accepted', 'tentative', 'declined', 'needs_action'];
export const roles: Participant['role'][] = ['guest', 'expert', 'member', 'deputy'];

export async function listParticipants(meetingId: string): Promise<Participant[]> {
  const found = await allPages((cursor) =>
    call(
      api.GET(`${V}/meetings/{meeting_id}/participants`, {
        params: { path: { meeting_id: meetingId }, query: { cursor, limit: 200 } },
      }),
    ),
  );
  return found.filter((one): one is Participant => !('deleted' in one));
}

export async function addParticipant(meetingId: string, body: ParticipantIn): Promise<void> {
  await call(api.POST(`${V}/meetings/{meeting_id}/participants`, { params: { path: { meeting_id: meetingId } }, body }));
}

/** Puts everybody on the list who sits in the meeting's groups; how many were added. */
export async function addFromGroups(meetingId: string): Promise<number> {
  const { data } = await call(
    api.POST(`${V}/meetings/{meeting_id}/participants`, {
      params: { path: { meeting_id: meetingId } },
      body: { from_groups: true } as ParticipantIn,
    }),
  );
  return 'participants' in data ? data.participants.length : 1;
}

/** Saves a change of one entry; what others changed of it apart from that stands too. */
export async function changeParticipant(one: Participant, body: ParticipantPatch): Promise<void> {
  const path = { participant_id: one.id };
  await saveMerged<Participant>(one, body, {
    write: async (version) =>
      (await call(api.PATCH(`${V}/participants/{participant_id}`, { params: { path }, headers: ifMatch(version), body }))).data,
    read: async () => (await call(api.GET(`${V}/participants/{participant_id}`, { params: { path } }))).data,
  });
}

/** The address of somebody on the list, for a tick that waits for the network. */
export function participantAddress(id: string): string {
  return `${V}/participants/${id}`;
}

export async function removeParticipant(id: string, version: number): Promise<void> {
  await call(
    api.DELETE(`${V}/participants/{participant_id}`, {
      params: { path: { participant_id: id } },
      headers: ifMatch(version),
    }),
  );
}

/** The same for all for whom nothing is noted yet; how many there were. */
export async function noteRest(meetingId: string, attendance: Attendance): Promise<number> {
  const { data } = await call(
    api.POST(`${V}/meetings/{meeting_id}/attendance`, {
      params: { path: { meeting_id: meetingId } },
      body: { attendance },
    }),
  );
  return data.participants.length;
}

export async function invite(meetingId: string, ids: string[], message: string): Promise<Invited[]> {
  const { data } = await call(
    api.POST(`${V}/meetings/{meeting_id}/invitations`, {
      params: { path: { meeting_id: meetingId } },
      body: { participant_ids: ids, message: message.trim() || null },
    }),
  );
  return data.invited;
}

/** How many there are of each answer or attendance, without those that nobody has. */
export function counted<K extends string>(all: Participant[], keys: K[], of: (one: Participant) => K | null): [K, number][] {
  return keys.map((key): [K, number] => [key, all.filter((one) => of(one) === key).length]).filter(([, count]) => count > 0);
}
