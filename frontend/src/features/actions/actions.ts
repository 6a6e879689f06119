/** The action items' part of the API. */
import { allPages, api, call, ifMatch, type Answer } from '../../api/client';
import { today, type FuzzyDate } from '../../core/dates';
import type { AllianceEvent } from '../../core/live.svelte';
import type { ActionItem, ActionItemPatch, Assignment, Board, Comment, Filter, Group, Grouping, Party, Suggestion } from './model';

const V = '/api/v1' as const;

/** The whole board; null when nothing changed since `etag`. */
export async function readBoard(
  allianceId: string,
  by: Grouping,
  etag: string | null,
): Promise<Answer<Board> | null> {
  const answer = await api.GET(`${V}/alliances/{alliance_id}/board`, {
    params: { path: { alliance_id: allianceId }, query: { by } },
    headers: etag ? { 'If-None-Match': etag } : undefined,
  });
  return answer.response.status === 304 ? null : call(Promise.resolve(answer));
}

export async function readItem(id: string): Promise<ActionItem> {
  return (await call(api.GET(`${V}/action-items/{action_item_id}`, { params: { path: { action_item_id: id } } }))).data;
}

export async function createItem(allianceId: string, body: Record<string, unknown> & { title: string }): Promise<ActionItem> {
  return (
    await call(
      api.POST(`${V}/alliances/{alliance_id}/action-items`, { params: { path: { alliance_id: allianceId } }, body }),
    )
  ).data;
}

/** Changes the card that was read as `version`; 412 when it is another by now. */
export async function changeItem(id: string, version: number, body: ActionItemPatch): Promise<ActionItem> {
  return (
    await call(
      api.PATCH(`${V}/action-items/{action_item_id}`, {
        params: { path: { action_item_id: id } },
        headers: ifMatch(version),
        body,
      }),
    )
  ).data;
}

/** As many as the server takes in one request. */
const AT_ONCE = 200;

/** Changes several cards alike; which of them answered with what, 412 where another version is there by now. */
export async function changeItems(items: Pick<ActionItem, 'id' | 'version'>[], body: ActionItemPatch): Promise<Map<string, number>> {
  const answers = new Map<string, number>();
  for (let start = 0; start < items.length; start += AT_ONCE) {
    const some = items.slice(start, start + AT_ONCE);
    const operations = some.map(({ id, version }) => ({ method: 'change' as const, id, version, body }));
    const { results } = (await call(api.POST(`${V}/action-items/bulk`, { body: { operations } }))).data;
    results.forEach((result, place) => answers.set(some[place]!.id, result.status));
  }
  return answers;
}

export async function deleteItem(id: string, version: number): Promise<void> {
  await call(api.DELETE(`${V}/action-items/{action_item_id}`, { params: { path: { action_item_id: id } }, headers: ifMatch(version) }));
}

export interface Place {
  group_id?: string | null;
  status?: ActionItem['status'];
  field_of_action?: string | null;
  before: string | null;
}

export async function moveItem(id: string, place: Place): Promise<ActionItem> {
  return (
    await call(api.POST(`${V}/action-items/{action_item_id}/position`, { params: { path: { action_item_id: id } }, body: place }))
  ).data;
}

export type PartKind = 'steps' | 'assignments' | 'follow-ups' | 'partners' | 'sponsors';
export type Part = ActionItem['steps' | 'assignments' | 'follow_ups' | 'partners' | 'sponsors'][number];

// The five kinds of parts have the same routes; one name stands for all of them in the types.
const partsOf = (kind: PartKind) => `${V}/action-items/{action_item_id}/${kind}` as `${typeof V}/action-items/{action_item_id}/steps`;
const part = (kind: PartKind) => `${V}/${kind}/{part_id}` as `${typeof V}/steps/{part_id}`;

export async function addPart<P extends Part>(itemId: string, kind: PartKind, body: object): Promise<P> {
  const sent = api.POST(partsOf(kind), { params: { path: { action_item_id: itemId } }, body: body as never });
  return (await call(sent)).data as unknown as P;
}

/** `'*'` as the version: the last word counts, whatever was there before. */
export async function changePart(kind: PartKind, id: string, version: number | '*', body: object): Promise<void> {
  await call(api.PATCH(part(kind), { params: { path: { part_id: id } }, headers: ifMatch(version), body: body as never }));
}

export async function removePart(kind: PartKind, id: string): Promise<void> {
  await call(api.DELETE(part(kind), { params: { path: { part_id: id } }, headers: ifMatch('*') }));
}

/** The address of a part, for changes that wait for the network. */
export function partAddress(kind: PartKind, id: string): string {
  return `${V}/${kind}/${id}`;
}

export async function askParty(itemId: string, party: Party): Promise<Assignment> {
  return addPart<Assignment>(itemId, 'assignments', { party, state: 'asked' });
}

/** A written date, and the days it may mean where its year is open. */
export type UnderstoodDate = FuzzyDate & { year_options: string[] };

/** What a written date means, without storing it. */
export async function understandDate(allianceId: string, text: string, signal?: AbortSignal): Promise<UnderstoodDate> {
  const body = { text, reference: today(), alliance_id: allianceId };
  const { fuzzy_date, year_options } = (await call(api.POST(`${V}/fuzzy-dates`, { body, signal }))).data;
  return { ...fuzzy_date, year_options };
}

export async function readComments(itemId: string): Promise<Comment[]> {
  return allPages((cursor) =>
    call(api.GET(`${V}/action-items/{action_item_id}/comments`, { params: { path: { action_item_id: itemId }, query: { cursor } } })),
  );
}

export async function addComment(itemId: string, text: string, mentions: string[]): Promise<Comment> {
  return (
    await call(
      api.POST(`${V}/action-items/{action_item_id}/comments`, {
        params: { path: { action_item_id: itemId } },
        body: { text, mentions },
      }),
    )
  ).data;
}

export async function removeComment(id: string, version: number): Promise<void> {
  await call(api.DELETE(`${V}/comments/{comment_id}`, { params: { path: { comment_id: id } }, headers: ifMatch(version) }));
}

export async function readHistory(itemId: string): Promise<AllianceEvent[]> {
  return allPages(
    (before) =>
      call(
        api.GET(`${V}/action-items/{action_item_id}/events`, {
          params: { path: { action_item_id: itemId }, query: { before: before ? Number(before) : undefined } },
        }),
      ),
    { parameter: 'before' },
  );
}

/** Every card of the alliance, for the table. */
export async function listItems(allianceId: string): Promise<ActionItem[]> {
  return allPages((cursor) =>
    call(
      api.GET(`${V}/alliances/{alliance_id}/action-items`, {
        params: { path: { alliance_id: allianceId }, query: { cursor, limit: 200 } },
      }),
    ),
  );
}

export async function listGroups(allianceId: string): Promise<Group[]> {
  return allPages((cursor) =>
    call(
      api.GET(`${V}/alliances/{alliance_id}/groups`, {
        params: { path: { alliance_id: allianceId }, query: { cursor, limit: 200 } },
      }),
    ),
  );
}

/** Everybody who can be named: people, organisations, groups. */
export async function listParties(allianceId: string): Promise<Suggestion[]> {
  return allPages((cursor) =>
    call(
      api.GET(`${V}/alliances/{alliance_id}/parties`, {
        params: { path: { alliance_id: allianceId }, query: { cursor, limit: 200 } },
      }),
    ),
  );
}

/** Where the cards that are shown can be downloaded as a table; it can be imported again unchanged. */
export function exportAddress(allianceId: string, format: 'csv' | 'xlsx', filter: Filter): string {
  const query = new URLSearchParams({ format });
  const { q, alarms, group, field, status } = filter;
  const wanted = { q, alarm: alarms[0], group_id: group, field_of_action: field, status };
  for (const [name, value] of Object.entries(wanted)) if (value) query.set(name, value);
  return `${V}/alliances/${allianceId}/action-items/export?${query}`;
}
