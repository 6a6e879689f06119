/** What speaks against a date: meetings of the same people, public and school holidays. It warns and refuses nothing. */
import { api, call } from '../../api/client';
import type { components } from '../../api/schema';
import { formatDay } from '../../core/dates';
import { language, t } from '../../core/language.svelte';
import type { GroupNames } from '../actions/names.svelte';
import { meetingName } from './meetings';

export type Clash = components['schemas']['Clash'];

const V = '/api/v1' as const;

export async function meetingClashes(meetingId: string): Promise<Clash[]> {
  return (await call(api.GET(`${V}/meetings/{meeting_id}/clashes`, { params: { path: { meeting_id: meetingId } } }))).data.clashes;
}

export interface ThoughtOf {
  on: string;
  group_id: string[];
  begins?: string;
  ends?: string;
  besides?: string;
}

export async function clashesOn(allianceId: string, thought: ThoughtOf, signal?: AbortSignal): Promise<Clash[]> {
  return (
    await call(
      api.GET(`${V}/alliances/{alliance_id}/clashes`, {
        params: { path: { alliance_id: allianceId }, query: thought },
        signal,
      }),
    )
  ).data.clashes;
}

/** Whether it is a warning, not only a note about what could not be looked at. */
export const isWarning = (clash: Clash) => ['meeting', 'public_holiday', 'school_holiday'].includes(clash.kind);

/** A clash in a plain sentence, or two. */
export function describeClash(clash: Clash, groups: GroupNames): string {
  const texts = t().meetings.clashes;
  switch (clash.kind) {
    case 'meeting': {
      const name = meetingName(clash.meeting!, groups.name(clash.meeting!.group_id));
      return [
        clash.overlaps ? texts.overlap(name) : texts.meeting(name),
        clash.groups.length ? texts.groups(clash.groups.join(', ')) : '',
        clash.people.length ? texts.people(clash.people.join(', ')) : '',
      ]
        .filter(Boolean)
        .join(' ');
    }
    case 'public_holiday':
      return clash.land ? texts.publicHoliday(clash.name!, clash.land) : texts.publicHolidayEverywhere(clash.name!);
    case 'school_holiday':
      return texts.schoolHoliday(clash.name!, clash.land!);
    case 'school_holidays_unknown':
      return texts.unknown(clash.land!, clash.known_until ? formatDay(clash.known_until, language()) : '?');
    default:
      return texts.noLand;
  }
}
