/** Signing in, and the first alliance of an empty installation. */
import { api, call } from '../../api/client';
import type { components } from '../../api/schema';

export type FirstRun = components['schemas']['FirstRun'];

export async function signInWithPassword(email: string, password: string): Promise<void> {
  await call(api.POST('/api/v1/session', { body: { email, password } }));
}

/** `link` is the secret of a one-time sign-in link. */
export async function signInWithLink(link: string): Promise<void> {
  await call(api.POST('/api/v1/session', { body: { link } }));
}

/** Whether anybody can sign in here already. */
export async function isInitialised(): Promise<boolean> {
  return (await call(api.GET('/api/v1/installation'))).data.initialised;
}

/** Creates municipality, alliance and coordinator, and signs the coordinator in. */
export async function setUp(body: FirstRun): Promise<void> {
  await call(api.POST('/api/v1/installation', { body }));
}
