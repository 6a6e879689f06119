/**
 * Small changes made without a network (a step ticked in the basement of the town hall). They
 * wait in this browser, in order, and are sent when the network is back.
 */
import { forget, recall, remember } from './storage';
import { newKey, writeHeaders } from '../api/client';
import { Offline, problemFrom, type Problem } from '../api/problem';

export interface Waiting {
  id: string;
  /** Says what waits, in the words of the person who did it. */
  label: string;
  method: 'POST' | 'PATCH';
  path: string;
  body: unknown;
}

/** What was written without a network and not taken when it was sent: kept until its writer has looked at it. */
export interface Refused extends Waiting {
  reason: string;
}

const KEY = 'queue';
const REFUSED_KEY = 'queue-refused';
let waiting = $state<Waiting[]>(recall<Waiting[]>(KEY) ?? []);
let returned = $state<Refused[]>(recall<Refused[]>(REFUSED_KEY) ?? []);
let sending = false;
let refused: (entry: Waiting, problem: Problem) => void = () => {};
let sent: (entry: Waiting) => void = () => {};

export const queue = {
  get waiting(): readonly Waiting[] {
    return waiting;
  },
  get refused(): readonly Refused[] {
    return returned;
  },
};

export function onQueue(handlers: { refused: typeof refused; sent: typeof sent }): void {
  ({ refused, sent } = handlers);
}

function keep(): void {
  if (waiting.length) remember(KEY, waiting);
  else forget(KEY);
}

function keepRefused(entries: Refused[]): void {
  returned = entries;
  if (returned.length) remember(REFUSED_KEY, returned);
  else forget(REFUSED_KEY);
}

/** Takes what was refused out again: written anew, or given up. */
export function dropRefused(id: string): void {
  keepRefused(returned.filter((entry) => entry.id !== id));
}

/** A change for later. `id` is the key under which it was sent already, should only its answer have been lost. */
type Later = Omit<Waiting, 'id'> & { id?: string };

/** Keeps a change for later; a newer change of the same record and fields takes the older one's place. */
export function enqueue(entry: Later): void {
  const shape = (body: unknown) => Object.keys((body as object | null) ?? {}).join();
  if (entry.method === 'PATCH') {
    waiting = waiting.filter(({ path, body }) => path !== entry.path || shape(body) !== shape(entry.body));
  }
  waiting = [...waiting, { ...entry, id: entry.id ?? newKey() }];
  keep();
}

/** How often a change is put on a record again that others change at the same time. */
const TRIES = 4;

async function send(entry: Waiting): Promise<Response> {
  for (let attempt = 1; ; attempt++) {
    const answer = await sendOnce(entry);
    if (answer.status !== 412 || attempt === TRIES) return answer;
  }
}

async function sendOnce(entry: Waiting): Promise<Response> {
  const headers = new Headers({ 'Content-Type': 'application/json', 'Idempotency-Key': entry.id });
  if (entry.method === 'PATCH') {
    headers.set('Content-Type', 'application/merge-patch+json');
    // The change was decided before the network went; it is put on whatever the record is now.
    const now = await fetch(entry.path, { credentials: 'same-origin' });
    if (!now.ok) return now;
    headers.set('If-Match', now.headers.get('ETag') ?? '*');
  }
  writeHeaders(entry.method, headers);
  return fetch(entry.path, {
    method: entry.method,
    headers,
    body: JSON.stringify(entry.body),
    credentials: 'same-origin',
  });
}

export async function flush(): Promise<void> {
  if (sending || !navigator.onLine) return;
  sending = true;
  try {
    for (let entry = waiting[0]; entry; entry = waiting[0]) {
      let answer: Response;
      try {
        answer = await send(entry);
      } catch {
        return;
      }
      if ([401, 412, 429, 502, 503, 504].includes(answer.status)) return;
      const problem = answer.ok ? null : await problemFrom(answer);
      waiting = waiting.slice(1);
      keep();
      if (!problem) {
        sent(entry);
        continue;
      }
      // A tick can be set again; what somebody wrote must not go with its refusal.
      if (entry.method === 'POST') keepRefused([...returned, { ...entry, reason: problem.message }]);
      refused(entry, problem);
    }
  } finally {
    sending = false;
  }
}

/** Does a change now, or keeps it when there is no network. False: it waits. */
export async function doOrKeep<T>(
  now: () => Promise<T>,
  later: Later,
): Promise<{ done: true; value: T } | { done: false }> {
  try {
    return { done: true, value: await now() };
  } catch (error) {
    if (!(error instanceof Offline)) throw error;
    enqueue(later);
    return { done: false };
  }
}

addEventListener('online', () => void flush());
