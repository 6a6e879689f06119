/** The running meeting on one screen: what is on the agenda, whose turn it is, which point is looked at, its notes. */
import { Offline } from '../../api/problem';
import { onEvent, type AllianceEvent } from '../../core/live.svelte';
import { problemText } from '../../core/problem-text';
import { doOrKeep, flush, queue } from '../../core/queue.svelte';
import { Resource } from '../../core/resource.svelte';
import { announce } from '../../ui/announce.svelte';
import { toast } from '../../ui/toasts.svelte';
import { changeItem, exchangeNotes, itemAddress, readCourse, type AgendaItem, type Course } from './agenda';
import { Notes } from './notes.svelte';
import { texts } from './texts';

const SHOWN = ['meeting', 'agenda_item', 'outcome', 'decision', 'alliance'];
const SETTLE_MS = 200;

/** Whether an event changes what the course shows; notes have their own way. */
export function concernsCourse(event: AllianceEvent): boolean {
  return SHOWN.includes(event.subject.type) && event.type !== 'agenda_item.noted';
}

export class CourseState {
  resource: Resource<Course>;
  #chosen = $state<string | null>(null);
  #notes = new Map<string, Notes>();
  #stop: () => void;
  #timers = new Map<string, ReturnType<typeof setTimeout>>();
  #ahead = $state.raw<Record<string, AgendaItem['state']>>({});

  constructor(readonly meetingId: string) {
    this.resource = new Resource(() => readCourse(meetingId));
    this.#stop = onEvent((event) => this.#heard(event));
    addEventListener('online', this.#back);
    addEventListener('pagehide', this.#leave);
    addEventListener('beforeunload', this.#warn);
  }

  destroy(): void {
    this.#stop();
    removeEventListener('online', this.#back);
    removeEventListener('pagehide', this.#leave);
    removeEventListener('beforeunload', this.#warn);
    for (const timer of this.#timers.values()) clearTimeout(timer);
    for (const notes of this.#notes.values()) notes.destroy();
  }

  get items(): AgendaItem[] {
    const ahead = this.#ahead;
    return (this.resource.data?.agenda ?? []).map((item) => (ahead[item.id] ? { ...item, state: ahead[item.id]! } : item));
  }

  /** Whose turn it is, for everybody. */
  get current(): AgendaItem | null {
    return this.items.find((item) => item.state === 'in_progress') ?? null;
  }

  /** The point that this screen shows: the one that was chosen, else whose turn it is, else the first that is open. */
  get shown(): AgendaItem | null {
    const items = this.items;
    return items.find((item) => item.id === this.#chosen) ?? this.current ?? items.find((item) => item.state === 'open') ?? items[0] ?? null;
  }

  choose(id: string | null): void {
    this.#chosen = id;
    const item = this.shown;
    if (item) announce(texts().showing(item.title));
  }

  /** Goes `by` points on or back. */
  step(by: number): void {
    const items = this.items;
    const at = items.findIndex((item) => item.id === this.shown?.id);
    const next = items[at + by];
    if (next) this.choose(next.id);
  }

  /** Lets the turn of the shown point come, or ends it and goes on to the next that is open. */
  async turn(item: AgendaItem): Promise<void> {
    const state = item.state === 'in_progress' ? 'discussed' : 'in_progress';
    const before = this.current;
    this.#ahead = { [item.id]: state, ...(before && before.id !== item.id ? { [before.id]: 'discussed' as const } : {}) };
    this.#chosen = item.id;
    announce(state === 'discussed' ? texts().finished(item.title) : texts().begun(item.title));
    try {
      const outcome = await doOrKeep(() => changeItem(item.id, '*', { state }), {
        label: item.title,
        method: 'PATCH',
        path: itemAddress(item.id),
        body: { state },
      });
      if (!outcome.done) return;
      await this.resource.load();
    } catch (error) {
      toast(problemText(error), { kind: 'danger' });
    }
    this.#ahead = {};
  }

  /** The shared notes of a point; made when it is shown first. */
  notesOf(itemId: string): Notes {
    const known = this.#notes.get(itemId);
    if (known) return known;
    const notes = new Notes(itemId, (mine) => exchangeNotes(itemId, mine), this.#reached);
    this.#notes.set(itemId, notes);
    void notes.sync();
    return notes;
  }

  /** Reads every point's notes once, so that all of them are at hand when the network goes. */
  async prepare(): Promise<void> {
    for (const item of this.items) {
      if (item.can.includes('run') && !this.#notes.has(item.id)) await this.notesOf(item.id).sync();
    }
  }

  #heard(event: AllianceEvent): void {
    if (event.type === 'reset') for (const notes of this.#notes.values()) void notes.sync();
    if (event.type !== 'agenda_item.noted') return;
    const notes = this.#notes.get(event.subject.id);
    if (!notes) return;
    clearTimeout(this.#timers.get(event.subject.id));
    this.#timers.set(event.subject.id, setTimeout(() => void notes.sync(), SETTLE_MS));
  }

  /** The server answers again: what waited goes out, what happened meanwhile is read. */
  #reached = (): void => {
    if (this.resource.failure instanceof Offline || queue.waiting.length) this.#back();
  };

  /** Reads what happened while nobody told us. */
  catchUp(): void {
    void this.resource.load();
    for (const notes of this.#notes.values()) void notes.sync();
  }

  #back = (): void => {
    for (const notes of this.#notes.values()) void notes.sync();
    void flush()
      .then(() => this.resource.load())
      .then(() => (this.#ahead = {}));
  };

  #leave = (): void => {
    for (const notes of this.#notes.values()) if (notes.unsent) void notes.sync();
  };

  #warn = (event: BeforeUnloadEvent): void => {
    // Typed and neither sent nor kept: only then is there something to lose.
    if ([...this.#notes.values()].some((notes) => notes.unsent && !notes.kept)) event.preventDefault();
  };
}
