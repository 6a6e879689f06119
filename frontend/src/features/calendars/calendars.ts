/** Addresses at which calendar programs read one's dates. */
import { allPages, api, call, ifMatch } from '../../api/client';
import type { components } from '../../api/schema';

type Schemas = components['schemas'];
export type CalendarFeed = Schemas['CalendarFeedOut'];
export type CalendarFeedIn = Schemas['CalendarFeedIn'];

export async function listFeeds(): Promise<CalendarFeed[]> {
  return allPages((cursor) => call(api.GET('/api/v1/calendar-feeds', { params: { query: { cursor, limit: 200 } } })));
}

/** Makes an address; the answer carries it, this once. */
export async function createFeed(body: CalendarFeedIn): Promise<CalendarFeed> {
  return (await call(api.POST('/api/v1/calendar-feeds', { body }))).data;
}

export async function revokeFeed(id: string, version: number): Promise<void> {
  await call(api.DELETE('/api/v1/calendar-feeds/{feed_id}', { params: { path: { feed_id: id } }, headers: ifMatch(version) }));
}
