/** Signing in, and the first alliance of an empty installation. */
import { api, call } from '../../api/client';
import type { components } from '../../api/schema';
import { language } from '../../core/language.svelte';
import { provePasskey } from './security';

export type FirstRun = components['schemas']['FirstRun'];

/** What is asked for next, or null: then one is signed in. */
export type Asked = components['schemas']['SecondFactorAsked'] | null;

function next(answer: components['schemas']['SessionOut'] | components['schemas']['SecondFactorAsked']): Asked {
  return 'methods' in answer ? answer : null;
}

export async function signInWithPassword(email: string, password: string): Promise<Asked> {
  return next((await call(api.POST('/api/v1/session', { body: { email, password } }))).data);
}

/** `link` is the secret of a one-time sign-in link. */
export async function signInWithLink(link: string): Promise<Asked> {
  return next((await call(api.POST('/api/v1/session', { body: { link } }))).data);
}

export async function signInWithPasskey(): Promise<void> {
  await call(api.POST('/api/v1/session', { body: { passkey: await provePasskey() } }));
}

/** The second step of a sign-in that this browser has begun; null without one. */
export async function askedBefore(): Promise<Asked> {
  const { data } = await call(api.GET('/api/v1/session/second-factors'));
  return data.methods.length ? data : null;
}

export async function sendSecondFactor(proof: components['schemas']['SecondFactor']): Promise<void> {
  await call(api.POST('/api/v1/session/second-factors', { body: proof }));
}

export async function askForReset(email: string): Promise<void> {
  await call(api.POST('/api/v1/password-resets', { body: { email, language: language() } }));
}

/** `reset` is the secret of a mailed link. */
export async function setNewPassword(reset: string, password: string): Promise<Asked> {
  return next((await call(api.POST('/api/v1/new-passwords', { body: { reset, password } }))).data);
}

/** Whether anybody can sign in here already. */
export async function isInitialised(): Promise<boolean> {
  return (await call(api.GET('/api/v1/installation'))).data.initialised;
}

/** Creates municipality, alliance and coordinator, and signs the coordinator in. */
export async function setUp(body: FirstRun): Promise<void> {
  await call(api.POST('/api/v1/installation', { body }));
}
