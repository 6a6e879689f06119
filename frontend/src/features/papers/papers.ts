/** Papers: files made from a meeting or from the board, and how they look. */
import { api, call, ifMatch } from '../../api/client';
import type { components } from '../../api/schema';

type Schemas = components['schemas'];
export type Appearance = Schemas['AppearanceOut'];
export type AppearancePatch = Schemas['AppearancePatch'];
export type MeetingPaper = Schemas['MeetingPaper'];
export type AlliancePaper = Schemas['AlliancePaper'];
export type Format = Schemas['PaperFormat'];

const V = '/api/v1' as const;
export const formats: Format[] = ['pdf', 'odt', 'docx', 'html'];
/** Sheets with a layout of their own are PDF alone. */
export const formatsOf = (paper: MeetingPaper | AlliancePaper): Format[] =>
  paper === 'name-tents' || paper === 'poster' ? ['pdf'] : formats;
/** The smallest contrast with white that text may have (WCAG 2.2, 1.4.3). */
export const READABLE = 4.5;
export const LOGO_MOST = 500_000;

/** Where a paper of a meeting is downloaded. */
export function meetingPaper(meetingId: string, paper: MeetingPaper, format: Format, query: Record<string, string> = {}): string {
  return withQuery(`${V}/meetings/${meetingId}/papers/${paper}.${format}`, query);
}

/** Where a paper of an alliance is downloaded. */
export function alliancePaper(allianceId: string, paper: AlliancePaper, format: Format, query: Record<string, string> = {}): string {
  return withQuery(`${V}/alliances/${allianceId}/papers/${paper}.${format}`, query);
}

function withQuery(path: string, query: Record<string, string>): string {
  const asked = new URLSearchParams(query).toString();
  return asked ? `${path}?${asked}` : path;
}

export async function readAppearance(allianceId: string): Promise<Appearance> {
  return (await call(api.GET(`${V}/alliances/{alliance_id}/appearance`, { params: { path: { alliance_id: allianceId } } }))).data;
}

export async function changeAppearance(allianceId: string, version: number, body: AppearancePatch): Promise<Appearance> {
  return (
    await call(
      api.PATCH(`${V}/alliances/{alliance_id}/appearance`, {
        params: { path: { alliance_id: allianceId } },
        headers: ifMatch(version),
        body,
      }),
    )
  ).data;
}
