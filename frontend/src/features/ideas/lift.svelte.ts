/** Moving an idea by keyboard: its handle takes it up, arrows aim, the same key lays it down. */
import { t } from '../../core/language.svelte';
import { announce } from '../../ui/announce.svelte';
import type { Cluster, Target } from './order';
import type { IdeaWall } from './wall.svelte';

export class IdeaLift {
  id = $state<string | null>(null);
  /** The cluster and the place in it that the idea would take. */
  aim = $state.raw<{ cluster: string; index: number } | null>(null);

  constructor(readonly wall: () => IdeaWall) {}

  #others(cluster: Cluster): string[] {
    const own = new Set(this.wall().familyOf(this.id!).map((idea) => idea.id));
    return cluster.notes.map((note) => note.idea.id).filter((id) => !own.has(id));
  }

  /** The idea before which the lifted one would hang; null is the end of its cluster. */
  get before(): string | null {
    const cluster = this.wall().clusters.find((one) => one.key === this.aim?.cluster);
    return cluster ? (this.#others(cluster)[this.aim!.index] ?? null) : null;
  }

  /** True when the key was for us. */
  key(event: KeyboardEvent, id: string, cluster: string): boolean {
    if (event.ctrlKey || event.metaKey || event.altKey) return false;
    if (this.id === null) {
      if (event.key !== ' ' && event.key !== 'Enter') return false;
      this.#take(id, cluster);
      return true;
    }
    if (event.key === ' ' || event.key === 'Enter') void this.#drop();
    else if (event.key === 'Escape') this.cancel();
    else if (event.key === 'ArrowUp') this.#shift(0, -1);
    else if (event.key === 'ArrowDown') this.#shift(0, 1);
    else if (event.key === 'ArrowLeft') this.#shift(-1, 0);
    else if (event.key === 'ArrowRight') this.#shift(1, 0);
    else return event.key === 'Tab';
    return true;
  }

  #take(id: string, cluster: string): void {
    this.id = id;
    const notes = this.wall().clusters.find((one) => one.key === cluster)?.notes ?? [];
    this.aim = { cluster, index: notes.findIndex((note) => note.idea.id === id) };
    announce(t().ideas.picked(this.wall().find(id)?.text ?? ''), true);
  }

  #shift(clusters: number, places: number): void {
    const all = this.wall().clusters;
    const at = all.findIndex((one) => one.key === this.aim!.cluster);
    const to = all[at + clusters];
    if (!to) return;
    const count = this.#others(to).length;
    const index = Math.max(0, Math.min(count, clusters ? 0 : this.aim!.index + places));
    this.aim = { cluster: to.key, index };
    announce(t().ideas.aimed(to.name ?? t().ideas.noCluster, index + 1, count + 1), true);
  }

  async #drop(): Promise<void> {
    const id = this.id!;
    const cluster = this.wall().clusters.find((one) => one.key === this.aim!.cluster);
    const target: Target | null = cluster
      ? { question: cluster.question, cluster: cluster.name, before: this.before }
      : null;
    this.id = this.aim = null;
    if (target) await this.wall().move(id, target);
  }

  cancel(): void {
    if (this.id === null) return;
    this.id = this.aim = null;
    announce(t().ideas.laidBack, true);
  }
}
