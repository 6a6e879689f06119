import { beforeEach, describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { Offline, Problem } from '../../api/problem';
import { keysUnder } from '../../core/storage';
import { fromBase64, toBase64 } from './base64';
import { Notes, type Exchange } from './notes.svelte';
import { changeBetween, movedCaret } from './text-change';

class MemoryStorage {
  [key: string]: unknown;
  getItem(key: string): string | null {
    return (this[key] as string | undefined) ?? null;
  }
  setItem(key: string, value: string): void {
    this[key] = value;
  }
  removeItem(key: string): void {
    delete this[key];
  }
}

/** What the server does with an exchange: takes what is new, answers what the sender lacks. */
class Room {
  doc = new Y.Doc();
  reachable = true;
  refusal: Problem | null = null;

  get text(): string {
    return this.doc.getText('notes').toString();
  }

  exchange = async ({ update, state_vector }: Exchange): Promise<{ update: string | null }> => {
    if (!this.reachable) throw new Offline();
    if (this.refusal) throw this.refusal;
    if (update) Y.applyUpdate(this.doc, fromBase64(update));
    return { update: toBase64(Y.encodeStateAsUpdate(this.doc, state_vector ? fromBase64(state_vector) : undefined)) };
  };
}

let room: Room;
const writer = () => new Notes('item', room.exchange);

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('localStorage', new MemoryStorage());
  room = new Room();
  return () => (vi.useRealTimers(), vi.unstubAllGlobals());
});

describe('a change of a text', () => {
  it('is one place', () => {
    expect(changeBetween('Raum suchen', 'Raum suchen')).toBeNull();
    expect(changeBetween('Raum suchen', 'Raum für 20 suchen', 12)).toEqual({ at: 5, removed: 0, inserted: 'für 20 ' });
    expect(changeBetween('Raum suchen', 'suchen', 0)).toEqual({ at: 0, removed: 5, inserted: '' });
  });
  it('is where the cursor stands, also among equal letters', () => {
    expect(changeBetween('aaa', 'aaaa', 2)).toEqual({ at: 1, removed: 0, inserted: 'a' });
    expect(changeBetween('aaa', 'aaaa', 4)).toEqual({ at: 3, removed: 0, inserted: 'a' });
  });
  it('never parts a pair of units', () => {
    const change = changeBetween('gut 😀!', 'gut 😁!', 6)!;
    expect(change).toEqual({ at: 4, removed: 2, inserted: '😁' });
  });
  it('moves a cursor behind it, and none before it', () => {
    expect(movedCaret(5, [{ insert: 'ab' }])).toBe(7);
    expect(movedCaret(5, [{ retain: 5 }, { insert: 'ab' }])).toBe(5);
    expect(movedCaret(5, [{ retain: 3 }, { delete: 4 }])).toBe(3);
    expect(movedCaret(8, [{ retain: 1 }, { delete: 2 }, { retain: 1 }, { insert: 'xyz' }])).toBe(9);
  });
});

describe('notes', () => {
  it('are sent at a pause, once', async () => {
    const sent = vi.spyOn(room, 'exchange');
    const own = writer();
    own.type('W', 1);
    own.type('WIS', 3);
    expect(own.saving).toBe('waiting');
    await vi.advanceTimersByTimeAsync(700);
    expect(room.text).toBe('WIS');
    expect(own.saving).toBe('saved');
    expect(sent).toHaveBeenCalledTimes(1);
    expect(keysUnder('notes.')).toEqual([]);
  });

  it('of two writers without a network go together, and both see the same', async () => {
    const [first, second] = [writer(), writer()];
    first.type('Raum: offen.', 12);
    await first.sync();
    await second.sync();
    room.reachable = false;
    first.type('Raum: WIS. Beginn: offen.', 10);
    second.type('Raum: offen. Gäste: zwölf.', 26);
    await first.sync();
    await second.sync();
    expect([first.saving, second.saving]).toEqual(['offline', 'offline']);
    room.reachable = true;
    await first.sync();
    await second.sync();
    await first.sync();
    expect(first.text).toBe(second.text);
    expect(room.text).toBe(first.text);
    for (const part of ['WIS.', 'Beginn:', 'Gäste: zwölf.']) expect(room.text).toContain(part);
  });

  it('come together whatever was typed and whenever it was sent', async () => {
    let seed = 20091020;
    const random = (below: number) => (seed = (seed * 48271) % 2147483647) % below;
    const writers = [writer(), writer(), writer()];
    for (let turn = 0; turn < 300; turn++) {
      const one = writers[random(3)]!;
      const at = random(one.text.length + 1);
      const cut = random(3) ? 0 : random(4);
      const word = random(4) ? `w${turn} ` : '';
      one.type(one.text.slice(0, at) + word + one.text.slice(at + cut), at + word.length);
      room.reachable = random(4) > 0;
      if (random(2)) await one.sync();
    }
    room.reachable = true;
    for (const one of [...writers, ...writers]) await one.sync();
    for (const one of writers) expect(one.text).toBe(room.text);
    expect(room.text.length).toBeGreaterThan(100);
  });

  it('survive a closed tab, on top of what the server has', async () => {
    const before = writer();
    before.type('Erster Satz.', 12);
    await before.sync();
    room.reachable = false;
    before.type('Erster Satz. Zweiter Satz.', 26);
    // The tab is gone: nothing is sent any more, only what this browser kept is left.
    vi.clearAllTimers();
    const after = writer();
    expect(after.saving).toBe('waiting');
    room.reachable = true;
    await after.sync();
    expect(after.text).toBe('Erster Satz. Zweiter Satz.');
    expect(room.text).toBe(after.text);
    expect(keysUnder('notes.')).toEqual([]);
  });

  it('try again by themselves when the network is back', async () => {
    const notes = writer();
    room.reachable = false;
    notes.type('Notiz', 5);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(notes.saving).toBe('offline');
    room.reachable = true;
    await vi.advanceTimersByTimeAsync(20_000);
    expect([notes.saving, room.text]).toEqual(['saved', 'Notiz']);
  });

  it('that are refused stay, and say why', async () => {
    const notes = writer();
    room.refusal = new Problem(413, { type: 'notes-too-long' });
    notes.type('Zu viel', 7);
    await vi.advanceTimersByTimeAsync(1_000);
    expect([notes.saving, notes.failure?.status, notes.text]).toEqual(['refused', 413, 'Zu viel']);
    room.refusal = null;
    notes.type('Zu', 2);
    await vi.advanceTimersByTimeAsync(1_000);
    expect([notes.saving, room.text]).toEqual(['saved', 'Zu']);
  });

  it('undo only what was typed here', async () => {
    const [first, second] = [writer(), writer()];
    first.type('Von mir.', 8);
    await first.sync();
    await second.sync();
    second.type('Von mir. Von dir.', 17);
    await second.sync();
    await first.sync();
    first.undo();
    expect(first.text.trim()).toBe('Von dir.');
    first.redo();
    expect(first.text).toBe('Von mir. Von dir.');
  });

  it('wait while a word is composed', async () => {
    const [first, second] = [writer(), writer()];
    first.hold();
    second.type('Von dir', 7);
    await second.sync();
    await first.sync();
    expect(first.text).toBe('');
    first.release();
    expect(first.text).toBe('Von dir');
  });
});
