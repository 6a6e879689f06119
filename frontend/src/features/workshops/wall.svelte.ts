/** The wall as it changes: the stream tells what is different, and after a break what was missed. */
import { merged } from './merging';
import type { Wall } from './workshops';

const AGAIN_MS = 3_000;

export class LiveWall {
  wall = $state.raw<Wall | null>(null);
  isConnected = $state(false);

  /** Follows a workshop's wall; for an `$effect`, which gets the way to stop. */
  follow(workshopId: string): () => void {
    let stream: EventSource;
    let timer: ReturnType<typeof setTimeout>;
    const open = (): void => {
      const after = this.wall ? `?after=${this.wall.revision}` : '';
      stream = new EventSource(`/api/v1/workshops/${workshopId}/wall/stream${after}`);
      stream.onopen = () => (this.isConnected = true);
      stream.addEventListener('wall', (event: MessageEvent<string>) => {
        this.wall = merged(this.wall, JSON.parse(event.data) as Wall);
      });
      stream.onerror = () => {
        this.isConnected = false;
        // A browser follows on by itself after a break, but not after an answer that was no stream.
        if (stream.readyState === EventSource.CLOSED) timer = setTimeout(open, AGAIN_MS);
      };
    };
    open();
    return () => {
      clearTimeout(timer);
      stream.close();
    };
  }
}
