/** What everybody reads of a card: propose it, release it, take it back. */
import { allPages, api, call } from '../../api/client';
import type { components } from '../../api/schema';

type Schemas = components['schemas'];
export type Release = Schemas['ReleaseOut'];
export type Preview = Schemas['ReleasePreview'];
export type PublicCard = Schemas['PublicCard'];
export type Wording = Schemas['Wording'];

const V = '/api/v1' as const;

/** The releases of a card, newest first. */
export async function releasesOf(itemId: string): Promise<Release[]> {
  return living(
    await allPages((cursor) =>
      call(
        api.GET(`${V}/action-items/{action_item_id}/releases`, {
          params: { path: { action_item_id: itemId }, query: { cursor, limit: 200 } },
        }),
      ),
    ),
  );
}

/** What waits for a second person in the alliance, and what is public. */
export async function releasesIn(allianceId: string, state: 'proposed' | 'released'): Promise<Release[]> {
  return living(
    await allPages((cursor) =>
      call(
        api.GET(`${V}/alliances/{alliance_id}/releases`, {
          params: { path: { alliance_id: allianceId }, query: { cursor, limit: 200, state } },
        }),
      ),
    ),
  );
}

const living = (found: (Release | Schemas['Tombstone'])[]) => found.filter((one): one is Release => !('deleted' in one));

export async function previewOf(itemId: string): Promise<Preview> {
  return (
    await call(api.GET(`${V}/action-items/{action_item_id}/release-preview`, { params: { path: { action_item_id: itemId } } }))
  ).data;
}

export async function propose(itemId: string, wording: Wording[]): Promise<Release> {
  return (
    await call(
      api.POST(`${V}/action-items/{action_item_id}/releases`, {
        params: { path: { action_item_id: itemId } },
        body: { wording },
      }),
    )
  ).data;
}

export async function approve(id: string): Promise<void> {
  await call(api.POST(`${V}/releases/{release_id}/approval`, { params: { path: { release_id: id } } }));
}

export async function withdraw(id: string): Promise<void> {
  await call(api.POST(`${V}/releases/{release_id}/withdrawal`, { params: { path: { release_id: id } }, body: {} }));
}

/** Where everybody reads what an alliance has released. */
export const pageOf = (slug: string) => `/oeffentlich/${slug}`;
