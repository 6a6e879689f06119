/** The timeline's part of the API. */
import { api, call } from '../../api/client';
import type { components } from '../../api/schema';

export type Timeline = components['schemas']['Timeline'];
export type Entry = components['schemas']['TimelineEntry'];
export type Audience = Timeline['audience'];

export async function readTimeline(processId: string, audience: Audience): Promise<Timeline> {
  const params = { path: { process_id: processId }, query: { audience } };
  return (await call(api.GET('/api/v1/processes/{process_id}/timeline', { params }))).data;
}
