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

const KEY = 'queue';
let waiting = $state<Waiting[]>(recall<Waiting[]>(KEY) ?? []);
let sending = false;
let refused: (entry: Waiting, problem: Problem) => void = () => {};
let sent: (entry: Waiting) => void = () => {};

export const queue = {
  get waiting(): readonly Waiting[] {
    return waiting;
  },
};

export function onQueue(handlers: { refused: typeof refused; sent: typeof sent }): void {
  ({ refused, sent } = handlers);
}

function keep(): void {
  if (waiting.length) remember(KEY, waiting);
  else forget(KEY);
}

/** Keeps a change for later; a newer change of the same record and fields takes the older one's place. */
export function enqueue(entry: Omit<Waiting, 'id'>): void {
  const shape = (body: unknown) => Object.keys((body as object | null) ?? {}).join();
  if (entry.method === 'PATCH') {
    waiting = waiting.filter(({ path, body }) => path !== entry.path || shape(body) !== shape(entry.body));
  }
  waiting = [...waiting, { ...entry, id: newKey() }];
  keep();
}

async function send(entry: Waiting): Promise<Response> {
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
      waiting = waiting.slice(1);
      keep();
      if (answer.ok) sent(entry);
      else refused(entry, await problemFrom(answer));
    }
  } finally {
    sending = false;
  }
}

/** Does a change now, or keeps it when there is no network. False: it waits. */
export async function doOrKeep<T>(
  now: () => Promise<T>,
  later: Omit<Waiting, 'id'>,
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
