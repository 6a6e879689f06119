/**
 * The notes of one agenda item, which several people write at once: a Yjs document. Whatever is typed is kept in
 * this browser at once and sent at the next pause; what others typed comes back with the answer. Changes commute,
 * so that nothing has to be locked and a connection may be away for as long as it likes.
 */
import * as Y from 'yjs';
import { Offline, Problem } from '../../api/problem';
import { forget, keysUnder, recall, remember } from '../../core/storage';
import { fromBase64, toBase64 } from './base64';
import { changeBetween, type Piece } from './text-change';

/** After this long without a key it is a pause. */
const PAUSE_MS = 600;
const FIRST_WAIT_MS = 2_000;
const LONGEST_WAIT_MS = 20_000;
const TYPED = 'typed';
const RESTORED = 'restored';

export interface Exchange {
  /** What the sender has and the server may lack; base64. */
  update: string | null;
  /** What the sender has seen; base64. */
  state_vector: string | null;
}

export type SendNotes = (mine: Exchange) => Promise<{ update: string | null }>;

/** `waiting`: kept in this browser, on its way at the next pause or when the network is back. */
export type Saving = 'saved' | 'waiting' | 'offline' | 'refused';

export class Notes {
  text = $state('');
  saving = $state<Saving>('saved');
  failure = $state.raw<Problem | null>(null);
  /** Whether the server's text has arrived; before that an empty field means nothing. */
  loaded = $state(false);
  /** False: this browser keeps nothing, so closing the tab would lose what was not sent. */
  kept = true;

  #doc = new Y.Doc();
  #shared = this.#doc.getText('notes');
  #undo = new Y.UndoManager(this.#shared, { trackedOrigins: new Set([TYPED]), captureTimeout: 400 });
  /** What the server has for certain: client to clock. */
  #acknowledged = new Map<number, number>();
  #edits = 0;
  #sentEdits = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #wait = FIRST_WAIT_MS;
  #running: Promise<void> | null = null;
  #again = false;
  #held: Uint8Array[] | null = null;
  #restored = new Map<string, string>();
  #key: string;

  /** `onmerge` hears of every change that was not typed here, so that a cursor can move along. */
  constructor(
    readonly itemId: string,
    readonly send: SendNotes,
    readonly onreached: () => void = () => {},
  ) {
    const under = `notes.${itemId}.`;
    // One place for each tab: two tabs of one browser must not write over what the other keeps.
    this.#key = under + this.#doc.clientID;
    this.#shared.observe((event) => {
      this.text = this.#shared.toString();
      if (event.transaction.origin !== TYPED) for (const hear of this.#listeners) hear(event.delta as Piece[]);
    });
    for (const key of keysUnder(under)) {
      const update = recall<string>(key);
      if (typeof update !== 'string') continue;
      this.#restored.set(key, update);
      try {
        Y.applyUpdate(this.#doc, fromBase64(update), RESTORED);
        this.#edits++;
      } catch {
        forget(key);
      }
    }
    if (this.#edits) this.saving = 'waiting';
  }

  #listeners = new Set<(pieces: Piece[]) => void>();

  onmerge(hear: (pieces: Piece[]) => void): () => void {
    this.#listeners.add(hear);
    return () => this.#listeners.delete(hear);
  }

  get unsent(): boolean {
    return this.#edits !== this.#sentEdits;
  }

  /** The field's text after somebody typed; `caret` is where the cursor stands now. */
  type(text: string, caret: number): void {
    const change = changeBetween(this.#shared.toString(), text, caret);
    if (!change) return;
    this.#doc.transact(() => {
      if (change.removed) this.#shared.delete(change.at, change.removed);
      if (change.inserted) this.#shared.insert(change.at, change.inserted);
    }, TYPED);
    this.#changed();
  }

  undo(): void {
    if (this.#undo.undo()) this.#changed();
  }

  redo(): void {
    if (this.#undo.redo()) this.#changed();
  }

  /** While a word is being composed the field must not change below the writer; what arrives waits. */
  hold(): void {
    this.#held ??= [];
  }

  release(): void {
    const held = this.#held ?? [];
    this.#held = null;
    for (const update of held) Y.applyUpdate(this.#doc, update);
  }

  #changed(): void {
    this.#edits++;
    this.kept = remember(this.#key, toBase64(this.#pending()));
    if (this.saving !== 'offline') this.saving = 'waiting';
    this.#later(PAUSE_MS);
  }

  #pending(): Uint8Array {
    return Y.encodeStateAsUpdate(this.#doc, Y.encodeStateVector(this.#acknowledged));
  }

  #later(wait: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.sync(), wait);
  }

  /** Sends what was typed and takes what others typed. Never rejects; `saving` tells how it went. */
  async sync(): Promise<void> {
    clearTimeout(this.#timer);
    if (this.#running) {
      this.#again = true;
      return this.#running;
    }
    this.#running = this.#exchange();
    try {
      await this.#running;
    } finally {
      this.#running = null;
    }
    if (!this.#again) return;
    this.#again = false;
    // After a failure the timer decides; asking again at once would only fail again.
    if (this.saving === 'saved' || this.saving === 'waiting') await this.sync();
  }

  async #exchange(): Promise<void> {
    const edits = this.#edits;
    const seen = Y.decodeStateVector(Y.encodeStateVector(this.#doc));
    const mine = edits === this.#sentEdits ? null : toBase64(this.#pending());
    const restored = [...this.#restored];
    try {
      const answer = await this.send({ update: mine, state_vector: toBase64(Y.encodeStateVector(seen)) });
      if (answer.update) this.#take(fromBase64(answer.update));
      this.#sentEdits = edits;
      const clocks = Y.decodeStateVector(Y.encodeStateVector(this.#doc));
      // What was typed here while the answer travelled is not known there yet.
      clocks.set(this.#doc.clientID, seen.get(this.#doc.clientID) ?? 0);
      this.#acknowledged = clocks;
      this.#forgetSent(restored);
      this.loaded = true;
      this.failure = null;
      this.saving = this.unsent ? 'waiting' : 'saved';
      this.#wait = FIRST_WAIT_MS;
      this.onreached();
      if (this.unsent) this.#later(PAUSE_MS);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      this.#failed(error);
    }
  }

  #take(update: Uint8Array): void {
    if (this.#held) this.#held.push(update);
    else Y.applyUpdate(this.#doc, update);
  }

  #forgetSent(restored: [string, string][]): void {
    for (const [key, update] of restored) {
      if (recall<string>(key) === update) forget(key);
      this.#restored.delete(key);
    }
    if (this.unsent) remember(this.#key, toBase64(this.#pending()));
    else forget(this.#key);
  }

  #failed(problem: Problem): void {
    // A session that ended, a server that restarts: it will be taken later. Anything else it will never take.
    const passing = problem instanceof Offline || [401, 408, 429, 500, 502, 503, 504].includes(problem.status);
    this.failure = passing ? null : problem;
    this.saving = passing ? 'offline' : 'refused';
    if (!passing) return;
    this.#later(this.#wait * (0.75 + Math.random() / 2));
    this.#wait = Math.min(this.#wait * 2, LONGEST_WAIT_MS);
  }

  /** Sends a last time what is not sent; what does not arrive stays in this browser for the next visit. */
  destroy(): void {
    clearTimeout(this.#timer);
    if (this.unsent) void this.sync().then(() => clearTimeout(this.#timer));
    this.#listeners.clear();
  }
}
