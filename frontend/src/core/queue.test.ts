import { afterEach, beforeEach, expect, it, vi } from 'vitest';

/** The network, which is there or is not, and answers each request in turn. */
let answers: (Response | 'offline')[];
let sent: { method: string; path: string; key: string | null }[];
const kept = new Map<string, string>();

beforeEach(() => {
  [answers, sent] = [[], []];
  kept.clear();
  vi.resetModules();
  vi.stubGlobal('addEventListener', () => {});
  vi.stubGlobal('location', { origin: 'http://example.org' });
  vi.stubGlobal('navigator', { onLine: true });
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
    removeItem: (key: string) => kept.delete(key),
  });
  vi.stubGlobal('fetch', (path: string, init: RequestInit = {}) => {
    sent.push({ method: init.method ?? 'GET', path, key: new Headers(init.headers).get('Idempotency-Key') });
    const answer = answers.shift() ?? new Response('{}');
    return answer === 'offline' ? Promise.reject(new TypeError('no network')) : Promise.resolve(answer);
  });
});
afterEach(() => vi.unstubAllGlobals());

const problem = (status: number) =>
  new Response(JSON.stringify({ detail: 'Das darf diese Gruppe nicht beschließen.' }), {
    status,
    headers: { 'Content-Type': 'application/problem+json' },
  });
const outcome = { label: 'Der Beitrag steigt', method: 'POST' as const, path: '/outcomes', body: { text: 'Der Beitrag steigt' } };

it('sends what waits in its order and under the key that was used before', async () => {
  const { enqueue, flush, queue } = await import('./queue.svelte');
  enqueue({ ...outcome, id: 'tried-before' });
  enqueue(outcome);
  answers = ['offline'];
  await flush();
  expect(queue.waiting).toHaveLength(2);
  await flush();
  expect(queue.waiting).toHaveLength(0);
  expect(sent.map((one) => one.key).slice(0, 2)).toEqual(['tried-before', 'tried-before']);
});

it('keeps what somebody wrote when it is refused, with the reason, until they have looked at it', async () => {
  const { enqueue, flush, queue, dropRefused } = await import('./queue.svelte');
  enqueue(outcome);
  answers = [problem(409)];
  await flush();
  expect(queue.waiting).toHaveLength(0);
  expect(queue.refused).toMatchObject([{ body: outcome.body, reason: 'Das darf diese Gruppe nicht beschließen.' }]);
  vi.resetModules();
  const later = await import('./queue.svelte');
  expect(later.queue.refused).toHaveLength(1);
  dropRefused(queue.refused[0]!.id);
  expect(queue.refused).toHaveLength(0);
  expect(kept.size).toBe(0);
});

it('puts a change on the record again when somebody else was quicker', async () => {
  const { enqueue, flush, queue } = await import('./queue.svelte');
  enqueue({ label: 'erledigt', method: 'PATCH', path: '/steps/1', body: { state: 'done' } });
  answers = [new Response('{}', { headers: { ETag: '"1"' } }), problem(412), new Response('{}', { headers: { ETag: '"2"' } })];
  await flush();
  expect(queue.waiting).toHaveLength(0);
  expect(sent.map((one) => one.method)).toEqual(['GET', 'PATCH', 'GET', 'PATCH']);
});
