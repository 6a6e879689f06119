/** Personal links: how somebody without an account acts on their part of a card. */
import { allPages, api, call, ifMatch } from '../../api/client';
import type { components } from '../../api/schema';
import type { ActionItem } from '../actions/model';

type Schemas = components['schemas'];
export type PersonalLink = Schemas['PersonalLinkOut'];

const V = '/api/v1' as const;

/** Somebody who is named on a card, and the links they have to it, newest first. */
export interface Named {
  id: string;
  name: string;
  links: PersonalLink[];
}

export async function listLinks(itemId: string): Promise<PersonalLink[]> {
  const found = await allPages((cursor) =>
    call(
      api.GET(`${V}/action-items/{action_item_id}/personal-links`, {
        params: { path: { action_item_id: itemId }, query: { cursor, limit: 200 } },
      }),
    ),
  );
  return found.filter((link): link is PersonalLink => !('deleted' in link));
}

/** A new link: mailed to the address stored for the person, or shown in this answer, once. */
export async function createLink(itemId: string, personId: string, send: boolean): Promise<PersonalLink> {
  return (
    await call(
      api.POST(`${V}/action-items/{action_item_id}/personal-links`, {
        params: { path: { action_item_id: itemId } },
        body: { person_id: personId, send },
      }),
    )
  ).data;
}

export async function revokeLink(id: string, version: number): Promise<void> {
  await call(
    api.DELETE(`${V}/personal-links/{personal_link_id}`, {
      params: { path: { personal_link_id: id } },
      headers: ifMatch(version),
    }),
  );
}

/** The address of a card as a QR code, for people who sign in. */
export const cardCode = (itemId: string) => `${V}/action-items/${itemId}/qr-code`;

/** The people named on a card or one of its steps, and those who answer for a group there, each once, with their links. */
export function namedOn(item: ActionItem, links: PersonalLink[]): Named[] {
  const assignments = [...item.assignments, ...item.steps.flatMap((step) => step.assignments)];
  const people = new Map<string, string>();
  for (const { party } of assignments) if (party.kind === 'person' && party.id) people.set(party.id, party.name);
  for (const link of links) if (isOpen(link) && !people.has(link.person_id)) people.set(link.person_id, link.person_name);
  return [...people].map(([id, name]) => ({ id, name, links: links.filter((link) => link.person_id === id) }));
}

export const isOpen = (link: PersonalLink) => link.state === 'valid';
