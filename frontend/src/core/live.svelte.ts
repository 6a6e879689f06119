/**
 * Changes that others make, as they happen. One stream per tab, read with `fetch` because the
 * events carry their own type names; it follows on from the last sequence after every break,
 * so that nothing is missed, and rests while the tab is hidden.
 */
import { eventParser, type StreamEvent } from './event-stream';

export interface AllianceEvent {
  sequence: number;
  type: string;
  subject: { type: string; id: string; number?: string | null };
  actor: { kind: string; name: string | null };
  occurred_at: string;
  /** Field to the value before and after. */
  changes: Record<string, unknown>;
}

type Listener = (event: AllianceEvent) => void;

const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 30_000;

let connected = $state(false);
const listeners = new Set<Listener>();
let alliance: string | null = null;
let sequence: number | null = null;
let running: AbortController | null = null;

export const live = {
  get connected(): boolean {
    return connected;
  },
};

/** Hears every event of the alliance that is followed; call the answer to stop. */
export function onEvent(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Follows one alliance, or none. `after` is the sequence that the page was drawn from. */
export function follow(allianceId: string | null, after: number | null = null): void {
  if (allianceId === alliance) {
    if (after === null || sequence !== null) return;
    // The stream was opened before anybody knew from where: open it again, lest the events between are missed.
    sequence = after;
    restart();
    return;
  }
  alliance = allianceId;
  sequence = after;
  restart();
}

function restart(): void {
  running?.abort();
  running = null;
  connected = false;
  if (alliance && document.visibilityState === 'visible') {
    running = new AbortController();
    void listen(alliance, running.signal);
  }
}

async function listen(id: string, signal: AbortSignal): Promise<void> {
  let wait = FIRST_WAIT_MS;
  while (!signal.aborted) {
    try {
      const query = sequence === null ? '' : `?after=${sequence}`;
      const answer = await fetch(`/api/v1/alliances/${id}/events/stream${query}`, {
        headers: { Accept: 'text/event-stream' },
        credentials: 'same-origin',
        signal,
      });
      if ([401, 403, 404].includes(answer.status)) return;
      if (!answer.ok || !answer.body) throw new Error(`stream answered ${answer.status}`);
      connected = true;
      wait = FIRST_WAIT_MS;
      const parse = eventParser(receive);
      const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
      for (let part = await reader.read(); !part.done; part = await reader.read()) parse(part.value);
    } catch {
      // A broken stream is the normal case on the road: wait a little and follow on.
    }
    connected = false;
    if (signal.aborted) return;
    await new Promise((resolve) => setTimeout(resolve, wait * (0.75 + Math.random() / 2)));
    wait = Math.min(wait * 2, LONGEST_WAIT_MS);
  }
}

function receive({ type, id, data }: StreamEvent): void {
  let event: AllianceEvent;
  try {
    event = JSON.parse(data) as AllianceEvent;
  } catch {
    return;
  }
  if (type === 'reset' && alliance) {
    // We were away for too long to be told everything: whoever listens reads afresh.
    sequence = Number(id);
    const subject = { type: 'alliance', id: alliance };
    const fresh = { sequence, type, subject, actor: { kind: 'system', name: null }, occurred_at: '', changes: {} };
    for (const listener of listeners) listener(fresh);
    return;
  }
  if (typeof event.sequence !== 'number') return;
  if (sequence !== null && event.sequence <= sequence) return;
  sequence = event.sequence;
  for (const listener of listeners) listener(event);
}

document.addEventListener('visibilitychange', restart);
addEventListener('online', restart);
