/** What is there already of something that is about to be entered. */
import { api, call } from '../../api/client';
import type { components } from '../../api/schema';

export type Candidate = components['schemas']['Candidate'];

/** Cards and ideas that are called much like `title`, most alike first. */
export async function findDuplicates(allianceId: string, title: string, kind?: Candidate['kind']): Promise<Candidate[]> {
  const sent = api.GET('/api/v1/alliances/{alliance_id}/duplicates', {
    params: { path: { alliance_id: allianceId }, query: { title, kind } },
  });
  return (await call(sent)).data.candidates;
}
