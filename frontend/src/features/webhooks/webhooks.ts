/** Webhooks of an alliance: what other systems are sent, and the log of it. */
import { allPages, api, call, ifMatch } from '../../api/client';
import type { components } from '../../api/schema';

type Schemas = components['schemas'];
export type Webhook = Schemas['WebhookOut'];
export type WebhookIn = Schemas['WebhookIn'];
export type WebhookPatch = Schemas['WebhookPatch'];
export type Delivery = Schemas['DeliveryOut'];
export type DeliveryState = Schemas['DeliveryState'];

const V = '/api/v1' as const;
export const LOG_PAGE = 20;

export async function listWebhooks(allianceId: string): Promise<Webhook[]> {
  return allPages((cursor) =>
    call(
      api.GET(`${V}/alliances/{alliance_id}/webhooks`, {
        params: { path: { alliance_id: allianceId }, query: { cursor, limit: 200 } },
      }),
    ),
  );
}

/** Sets a webhook up; the answer carries its secret, this once. */
export async function createWebhook(allianceId: string, body: WebhookIn): Promise<Webhook> {
  return (
    await call(api.POST(`${V}/alliances/{alliance_id}/webhooks`, { params: { path: { alliance_id: allianceId } }, body }))
  ).data;
}

export async function changeWebhook(id: string, version: number, body: WebhookPatch): Promise<Webhook> {
  return (
    await call(
      api.PATCH(`${V}/webhooks/{webhook_id}`, { params: { path: { webhook_id: id } }, headers: ifMatch(version), body }),
    )
  ).data;
}

export async function deleteWebhook(id: string, version: number): Promise<void> {
  await call(api.DELETE(`${V}/webhooks/{webhook_id}`, { params: { path: { webhook_id: id } }, headers: ifMatch(version) }));
}

/** A new secret, shown this once; the old one signs along for a day. */
export async function rotateSecret(id: string): Promise<string | null> {
  return (
    await call(
      api.POST(`${V}/webhooks/{webhook_id}/secret`, { params: { path: { webhook_id: id } }, body: { overlap_hours: 24 } }),
    )
  ).data.secret;
}

/** The newest deliveries, or those behind a mark; with the mark of the following page. */
export async function readLog(
  id: string,
  state: DeliveryState | null,
  cursor?: string,
): Promise<{ items: Delivery[]; next: string | null }> {
  const { data } = await call(
    api.GET(`${V}/webhooks/{webhook_id}/deliveries`, {
      params: { path: { webhook_id: id }, query: { limit: LOG_PAGE, cursor, state: state ?? undefined } },
    }),
  );
  const next = data.next ? new URL(data.next, location.origin).searchParams.get('cursor') : null;
  // Tombstones come to those who ask for them.
  return { items: data.items as Delivery[], next };
}

export async function sendTest(id: string): Promise<void> {
  await call(api.POST(`${V}/webhooks/{webhook_id}/deliveries`, { params: { path: { webhook_id: id } }, body: { kind: 'test' } }));
}

export async function sendAgain(id: string, eventId: string): Promise<void> {
  await call(
    api.POST(`${V}/webhooks/{webhook_id}/deliveries`, {
      params: { path: { webhook_id: id } },
      body: { kind: 'event', event_id: eventId },
    }),
  );
}

/** Sends everything behind a number again; the number of the last event there is. */
export async function replay(id: string, after: number): Promise<number> {
  return (
    await call(api.POST(`${V}/webhooks/{webhook_id}/replays`, { params: { path: { webhook_id: id } }, body: { after } }))
  ).data.until;
}
