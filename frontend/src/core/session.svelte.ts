/** Who is signed in, and which alliances they see. Rights on records come with the records (`can`). */
import { api, call, setSurroundings } from '../api/client';
import { Problem } from '../api/problem';
import type { components } from '../api/schema';
import { language, t } from './language.svelte';

export type Session = components['schemas']['SessionOut'];
export type SessionAlliance = components['schemas']['SessionAlliance'];

let current = $state.raw<Session | null>(null);
let state = $state<'unknown' | 'signed_in' | 'signed_out' | 'unreachable'>('unknown');
let expired = $state(false);
let failure = $state.raw<Problem | null>(null);

export const session = {
  get state() {
    return state;
  },
  /** Signed in a moment ago, no longer now: the page and what was typed stay where they are. */
  get expired() {
    return expired;
  },
  /** Puts the question off; the next thing that needs a session asks again. */
  putOff() {
    expired = false;
  },
  get failure() {
    return failure;
  },
  get user() {
    return current?.user ?? null;
  },
  get municipalities(): Session['municipalities'] {
    return current?.municipalities ?? [];
  },
  get alliances(): SessionAlliance[] {
    return current?.alliances ?? [];
  },
};

/** What is said of a mail that was written: that it is on its way, or that it waits for a mail server. */
export const mailed = (said: string): string => (current?.sends_mail ? said : t().states.mailWaits);

/** The alliance that an address names, by slug or id; null when it is not the reader's. */
export function currentAlliance(name: string | undefined): SessionAlliance | null {
  return (name && session.alliances.find((one) => one.slug === name || one.id === name)) || null;
}

setSurroundings({
  language,
  signedOut: () => {
    if (state === 'signed_in') expired = true;
  },
});

export async function loadSession(): Promise<void> {
  try {
    current = (await call(api.GET('/api/v1/session'))).data;
    state = 'signed_in';
    expired = false;
    failure = null;
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    failure = error;
    if (error.status === 401) {
      if (!current) state = 'signed_out';
    } else if (!current) state = 'unreachable';
  }
}

export async function signOut(): Promise<void> {
  // Who came in by a town hall is signed out there as well; where to go for that only the session knows.
  const there = await call(api.GET('/api/v1/session/provider-sign-out')).catch(() => null);
  await call(api.DELETE('/api/v1/session'));
  // A fresh page leaves nothing of the last reader in memory.
  location.assign(there?.data.address ?? '/sign-in');
}
