/** Signing in, and the first alliance of an empty installation. */
import { api, call } from '../../api/client';

export async function signInWithPassword(email: string, password: string): Promise<void> {
  await call(api.POST('/api/v1/session', { body: { email, password } }));
}

/** `link` is the secret of a one-time sign-in link. */
export async function signInWithLink(link: string): Promise<void> {
  await call(api.POST('/api/v1/session', { body: { link } }));
}
