/**
 * Answers kept in memory, never on disk: the server forbids storing them (they are about people), yet
 * an unchanged board should cost a 304 only.
 */
const MOST = 24;
const kept = new Map<string, Response>();

/** `fetch`, but what has not changed since comes from memory. */
export async function fetchKept(request: Request): Promise<Response> {
  if (request.method !== 'GET' || request.headers.has('If-None-Match')) return fetch(request);
  const key = `${request.headers.get('Accept-Language')} ${request.url}`;
  const known = kept.get(key);
  const tag = known?.headers.get('ETag');
  if (tag) request.headers.set('If-None-Match', tag);
  const answer = await fetch(request);
  if (answer.status === 304 && known) return known.clone();
  if (answer.ok && answer.headers.has('ETag')) keep(key, answer.clone());
  return answer;
}

/** For whoever signs out. */
export function forgetKept(): void {
  kept.clear();
}

function keep(key: string, answer: Response): void {
  kept.delete(key);
  kept.set(key, answer);
  const oldest = kept.keys().next().value;
  if (kept.size > MOST && oldest !== undefined) kept.delete(oldest);
}
