/** Invitations, as those see them who hold the link of the mail. */
import { api, call } from '../../api/client';
import type { components } from '../../api/schema';

export type Preview = components['schemas']['InvitationPreview'];

/** What the link is for. Changes nothing. */
export async function previewInvitation(secret: string): Promise<Preview> {
  return (await call(api.POST('/api/v1/invitation-previews', { body: { secret } }))).data;
}

/** Accepts: with name and password for a new account, without for who is signed in. */
export async function acceptInvitation(secret: string, account?: { name: string; password: string }): Promise<void> {
  await call(api.POST('/api/v1/invitation-acceptances', { body: { secret, ...account } }));
}
