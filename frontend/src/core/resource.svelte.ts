/** What a page reads before it can be drawn: the data or why it is not there, read again when others change it. */
import { Problem } from '../api/problem';
import { onEvent, type AllianceEvent } from './live.svelte';

/** Several changes come together (an import, a handover); one reading after them is enough. */
const SETTLE_MS = 400;

export class Resource<T> {
  data = $state.raw<T | null>(null);
  failure = $state.raw<Problem | null>(null);
  #turn = 0;
  #newest = Promise.resolve();

  constructor(readonly read: () => Promise<T>) {}

  /** Reads. When it is over, `data` is no older than the call, also if another reading overtook this one. */
  load = (): Promise<void> => (this.#newest = this.#load(++this.#turn));

  async #load(turn: number): Promise<void> {
    try {
      const data = await this.read();
      // An answer that was overtaken by a newer one would bring back what is gone.
      if (turn !== this.#turn) return this.#newest;
      this.data = data;
      this.failure = null;
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      if (turn !== this.#turn) return this.#newest;
      this.failure = error;
    }
  }

  /** Reads now and after every event that concerns it; for an `$effect`, which gets the way to stop. */
  follow(concerns: (event: AllianceEvent) => boolean = () => true): () => void {
    let timer: ReturnType<typeof setTimeout>;
    void this.load();
    const stop = onEvent((event) => {
      if (event.type !== 'reset' && !concerns(event)) return;
      clearTimeout(timer);
      timer = setTimeout(() => void this.load(), SETTLE_MS);
    });
    return () => (stop(), clearTimeout(timer));
  }
}

/** Events about one of these kinds of records. */
export function about(...types: string[]): (event: AllianceEvent) => boolean {
  return (event) => types.includes(event.subject.type);
}
