/**
 * The one client. Features call `call(api.GET('/api/v1/…', …))` from their `<module>.ts` and
 * get the data with its ETag, or a thrown `Problem`.
 */
import createClient, { type Middleware } from 'openapi-fetch';
import { fetchKept, forgetKept } from './memory';
import { Offline, Problem, problemFrom, type ProblemBody } from './problem';
import type { paths } from './schema';

const TRIES = 3;
const LONGEST_WAIT_MS = 5_000;
const WRITES = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

interface Surroundings {
  language(): string;
  /** The session has ended; what was typed stays, and the page asks to sign in again. */
  signedOut(): void;
}

let around: Surroundings = { language: () => 'de', signedOut: () => {} };

export function setSurroundings(next: Surroundings): void {
  around = next;
}

/** A key under which the server recognises a request that is sent again. */
export function newKey(): string {
  // randomUUID exists on secure origins only; a house may run this on plain http in its network.
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

export function writeHeaders(method: string, headers: Headers): void {
  headers.set('Accept-Language', around.language());
  if (!WRITES.has(method)) return;
  // A foreign page cannot send this header without our consent.
  headers.set('X-CSRF', '1');
  if (method === 'POST' && !headers.has('Idempotency-Key')) headers.set('Idempotency-Key', newKey());
}

function waitBefore(attempt: number, answer?: Response): Promise<void> {
  const asked = Number(answer?.headers.get('Retry-After')) * 1000;
  const wait = Math.min(asked || 300 * 2 ** attempt, LONGEST_WAIT_MS);
  return new Promise((resolve) => setTimeout(resolve, wait * (0.75 + Math.random() / 2)));
}

/**
 * Sends again what may safely be sent again: reads, and posts, which carry their key. A PATCH
 * whose answer got lost may have been done, and would then answer 412 to itself.
 */
async function sendWithRetries(request: Request): Promise<Response> {
  const repeatable = request.method === 'GET' || request.headers.has('Idempotency-Key');
  for (let attempt = 1; ; attempt++) {
    const last = !repeatable || attempt === TRIES;
    try {
      const answer = await fetchKept(last ? request : request.clone());
      if (last || ![429, 502, 503, 504].includes(answer.status)) return answer;
      await waitBefore(attempt, answer);
    } catch (error) {
      if (request.signal.aborted) throw error;
      if (last || !navigator.onLine) throw new Offline();
      await waitBefore(attempt);
    }
  }
}

const ours: Middleware = {
  onRequest({ request }) {
    writeHeaders(request.method, request.headers);
    if (request.method === 'PATCH') request.headers.set('Content-Type', 'application/merge-patch+json');
    return request;
  },
  async onResponse({ response }) {
    if (response.ok || response.status === 304) return response;
    if (response.status === 401) {
      forgetKept();
      around.signedOut();
    }
    throw await problemFrom(response);
  },
};

export const api = createClient<paths>({
  baseUrl: location.origin,
  credentials: 'same-origin',
  fetch: sendWithRetries,
});
api.use(ours);

export interface Answer<T> {
  data: T;
  etag: string | null;
}

/** Unwraps an answer. A 304, which only a conditional read gets, has no data. */
export async function call<T>(
  sent: Promise<{ data?: T; error?: unknown; response: Response }>,
): Promise<Answer<T>> {
  const { data, error, response } = await sent;
  if (error !== undefined) throw new Problem(response.status, error as ProblemBody);
  return { data: data as T, etag: response.headers.get('ETag') };
}

/**
 * The header of a write that must not overwrite what it has not seen: the version that was
 * read, or '*' where the last word counts whatever was there (a tick).
 */
export function ifMatch(version: number | '*'): { 'If-Match': string } {
  return { 'If-Match': version === '*' ? '*' : `"${version}"` };
}

/** Tombstones come only to those who ask for them. */
type Living<T> = Exclude<T, { deleted: true }>;

/** Every page of a list, up to `most` entries, so that no screen shows the first fifty as if they were all. */
export async function allPages<T>(
  page: (cursor: string | undefined) => Promise<Answer<{ items: T[]; next?: string | null }>>,
  { parameter = 'cursor', most = 10_000 }: { parameter?: string; most?: number } = {},
): Promise<Living<T>[]> {
  const items: Living<T>[] = [];
  let cursor: string | undefined;
  do {
    const { data } = await page(cursor);
    items.push(...(data.items as Living<T>[]));
    cursor = data.next ? (new URL(data.next, location.origin).searchParams.get(parameter) ?? undefined) : undefined;
  } while (cursor && items.length < most);
  return items;
}
