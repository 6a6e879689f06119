/** One card in the browser: read, changed, merged with what others change, never overwritten unseen. */
import { Problem } from '../../api/problem';
import { t } from '../../core/language.svelte';
import { onEvent, type AllianceEvent } from '../../core/live.svelte';
import { clashes, type Clash } from '../../core/merge';
import { problemText } from '../../core/problem-text';
import { doOrKeep } from '../../core/queue.svelte';
import { toast } from '../../ui/toasts.svelte';
import {
  addPart,
  changeItem,
  changePart,
  partAddress,
  readItem,
  removePart,
  type Part,
  type PartKind,
} from './actions';
import type { ActionItem, ActionItemPatch, Step } from './model';

const SETTLE_MS = 250;
const TRIES = 5;

export interface Conflict {
  clashes: Clash[];
  /** With what shall stand in the fields that clash; a field left out keeps theirs, null gives all of mine up. */
  choose: (patch: Record<string, unknown> | null) => void;
}

export const partsKey = {
  steps: 'steps',
  assignments: 'assignments',
  'follow-ups': 'follow_ups',
  partners: 'partners',
  sponsors: 'sponsors',
} as const;

export class ItemState {
  item = $state.raw<ActionItem | null>(null);
  failure = $state.raw<Problem | null>(null);
  gone = $state(false);
  conflict = $state.raw<Conflict | null>(null);
  /** Counts the changes heard of, so that comments and history read themselves again. */
  news = $state(0);

  #stop: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    readonly id: string,
    readonly onchange: () => void = () => {},
  ) {
    this.#stop = onEvent((event) => this.#heard(event));
    void this.load();
  }

  destroy(): void {
    this.#stop();
    clearTimeout(this.#timer);
  }

  async load(): Promise<void> {
    try {
      this.item = await readItem(this.id);
      this.failure = null;
      this.gone = false;
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      if (error.status === 404 && this.item) this.gone = true;
      else this.failure = error;
    }
  }

  #heard(event: AllianceEvent): void {
    const { id, number } = event.subject;
    const about = event as AllianceEvent & { action_item_id?: string };
    const known = this.item;
    if (known && number && number !== known.number && id !== known.id && about.action_item_id !== known.id) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.news++;
      void this.load();
    }, SETTLE_MS);
  }

  /**
   * Changes members of the card. Rejects when it failed; then what was typed must stay on the screen.
   * `started` is what they were when writing began: live changes may have renewed the card since.
   */
  async save(patch: ActionItemPatch, started: ActionItemPatch = {}): Promise<void> {
    const base = { ...this.item!, ...started };
    await this.#merge(
      base as Record<string, unknown> & { version: number },
      patch as Record<string, unknown>,
      async (version, change) => {
        this.item = await changeItem(base.id, version, change as ActionItemPatch);
      },
      () => this.item!,
    );
    this.onchange();
  }

  /** Changes one part of the card: a step, an assignment, a date. */
  async savePart(
    kind: PartKind,
    base: Part,
    patch: Record<string, unknown>,
    started: Record<string, unknown> = {},
  ): Promise<void> {
    await this.#merge(
      { ...(base as Record<string, unknown> & { version: number }), ...started },
      patch,
      (version, change) => changePart(kind, base.id, version, change),
      () => (this.item![partsKey[kind]] as Part[]).find((one) => one.id === base.id),
    );
    await this.load();
    this.onchange();
  }

  async #merge(
    base: Record<string, unknown> & { version: number },
    patch: Record<string, unknown>,
    write: (version: number, patch: Record<string, unknown>) => Promise<void>,
    theirs: () => object | undefined,
  ): Promise<void> {
    type Now = Record<string, unknown> & { version: number };
    let version = base.version;
    let change: Record<string, unknown> = patch;
    /** False when somebody chose to leave it as the others wrote it. */
    const settle = async (now: Now): Promise<boolean> => {
      const both = clashes(base, now, change);
      if (both.length) {
        const chosen = await this.#ask(both);
        if (!chosen) return false;
        const apart = Object.entries(change).filter(([field]) => !both.some((clash) => clash.field === field));
        change = { ...Object.fromEntries(apart), ...chosen };
        base = now;
      }
      version = now.version;
      return true;
    };
    const known = theirs() as Now | undefined;
    if (known && !(await settle(known))) return;
    for (let attempt = 1; ; attempt++) {
      try {
        return await write(version, change);
      } catch (error) {
        if (!(error instanceof Problem) || error.status !== 412 || attempt === TRIES) throw error;
        await this.load();
        const now = theirs() as Now | undefined;
        if (!now) throw error;
        if (!(await settle(now))) return;
      }
    }
  }

  #ask(both: Clash[]): Promise<Record<string, unknown> | null> {
    return new Promise((resolve) => {
      this.conflict = {
        clashes: both,
        choose: (patch) => {
          this.conflict = null;
          resolve(patch);
        },
      };
    });
  }

  async add(kind: PartKind, body: object): Promise<void> {
    await addPart(this.item!.id, kind, body);
    await this.load();
    this.onchange();
  }

  async remove(kind: PartKind, id: string): Promise<void> {
    await this.#try(() => removePart(kind, id));
  }

  /** A small change whose last word counts; says so itself when it failed. */
  async set(kind: PartKind, part: Part, patch: Record<string, unknown>): Promise<void> {
    await this.#try(() => changePart(kind, part.id, '*', patch));
  }

  async #try(change: () => Promise<void>): Promise<void> {
    try {
      await change();
    } catch (error) {
      toast(problemText(error), { kind: 'danger' });
    }
    await this.load();
    this.onchange();
  }

  /** Ticks a step: at once on this screen, and later for the others if there is no network. */
  async tick(step: Step, state: Step['state']): Promise<void> {
    const item = this.item!;
    this.item = { ...item, steps: item.steps.map((one) => (one.id === step.id ? { ...one, state } : one)) };
    try {
      const outcome = await doOrKeep(() => changePart('steps', step.id, '*', { state }), {
        label: step.text,
        method: 'PATCH',
        path: partAddress('steps', step.id),
        body: { state },
      });
      if (!outcome.done) {
        toast(t().actions.steps.kept);
        return;
      }
    } catch (error) {
      toast(problemText(error), { kind: 'danger' });
    }
    await this.load();
    this.onchange();
  }
}
