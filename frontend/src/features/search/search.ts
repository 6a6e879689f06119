/** Searching everything one may see, and views that are kept under a name. */
import { allPages, api, call, ifMatch } from '../../api/client';
import type { components } from '../../api/schema';
import type { IconName } from '../../ui/icons';

type Schemas = components['schemas'];
export type Entry = Schemas['EntryOut'];
export type EntryType = Entry['type'];
export type MarkedPart = Schemas['MarkedPart'];
export type SavedFilter = Schemas['SavedFilterOut'];
export type FilterPage = SavedFilter['page'];
export type Rhythm = SavedFilter['subscription'];

export const kinds: EntryType[] = [
  'action_item',
  'idea',
  'meeting',
  'agenda_item',
  'minutes',
  'decision',
  'process',
  'material',
  'recommendation_paper',
  'recommendation',
  'agreement',
  'goal',
  'measure',
  'workshop',
  'council_paper',
  'report',
  'concept',
  'chapter',
  'interface',
  'programme',
  'good_practice',
  'group',
  'person',
  'organisation',
  'document',
];
export const rhythms: Rhythm[] = ['none', 'daily', 'weekly'];
export const kindIcons: Record<EntryType, IconName> = {
  action_item: 'board',
  idea: 'idea',
  meeting: 'calendar',
  agenda_item: 'list',
  minutes: 'edit',
  decision: 'check',
  process: 'signpost',
  material: 'comment',
  recommendation_paper: 'table',
  recommendation: 'check',
  agreement: 'table',
  goal: 'signpost',
  measure: 'list',
  workshop: 'idea',
  council_paper: 'table',
  report: 'chart',
  concept: 'table',
  chapter: 'list',
  interface: 'link',
  programme: 'group',
  good_practice: 'idea',
  group: 'group',
  person: 'person',
  organisation: 'home',
  document: 'link',
};
/** While somebody types, one question after a short pause is enough. */
export const PAUSE_MS = 200;

export interface Results {
  items: Entry[];
  /** What asks for the following results; null at the end. */
  cursor: string | null;
}

export async function search(
  allianceId: string,
  q: string,
  { type, limit, cursor }: { type?: EntryType | null; limit?: number; cursor?: string | null } = {},
): Promise<Results> {
  const { data } = await call(
    api.GET('/api/v1/alliances/{alliance_id}/search', {
      params: {
        path: { alliance_id: allianceId },
        query: { q, type: type ?? undefined, limit, cursor: cursor ?? undefined },
      },
    }),
  );
  const next = data.next ? new URL(data.next, location.origin).searchParams.get('cursor') : null;
  return { items: data.items, cursor: next };
}

export async function savedFilters(allianceId: string): Promise<SavedFilter[]> {
  return allPages((cursor) =>
    call(
      api.GET('/api/v1/alliances/{alliance_id}/saved-filters', {
        params: { path: { alliance_id: allianceId }, query: { cursor, limit: 200 } },
      }),
    ),
  ) as Promise<SavedFilter[]>;
}

export async function keepFilter(allianceId: string, body: Schemas['SavedFilterIn']): Promise<SavedFilter> {
  const { data } = await call(
    api.POST('/api/v1/alliances/{alliance_id}/saved-filters', {
      params: { path: { alliance_id: allianceId } },
      body,
    }),
  );
  return data;
}

export async function changeFilter(kept: SavedFilter, body: Schemas['SavedFilterPatch']): Promise<void> {
  await call(
    api.PATCH('/api/v1/saved-filters/{filter_id}', {
      params: { path: { filter_id: kept.id } },
      headers: ifMatch(kept.version),
      body,
    }),
  );
}

export async function removeFilter(kept: SavedFilter): Promise<void> {
  await call(
    api.DELETE('/api/v1/saved-filters/{filter_id}', {
      params: { path: { filter_id: kept.id } },
      headers: ifMatch(kept.version),
    }),
  );
}

export async function subscribe(kept: SavedFilter, rhythm: Rhythm): Promise<void> {
  await call(
    api.POST('/api/v1/saved-filters/{filter_id}/subscription', {
      params: { path: { filter_id: kept.id } },
      body: { rhythm },
    }),
  );
}
