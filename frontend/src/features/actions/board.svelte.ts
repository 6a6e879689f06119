/** The board in the browser: drawn from one request, kept fresh by events, moved before the server answers. */
import { Problem } from '../../api/problem';
import { t } from '../../core/language.svelte';
import { onEvent, follow, type AllianceEvent } from '../../core/live.svelte';
import { problemText } from '../../core/problem-text';
import { announce } from '../../ui/announce.svelte';
import { dismiss, toast } from '../../ui/toasts.svelte';
import { askParty, createItem, moveItem, readBoard, removePart, type Place } from './actions';
import { inserted, NONE, type ActionItem, type Board, type Column, type Grouping, type Party } from './model';

const SETTLE_MS = 350;

/** How the last move is taken back: the card from where it is now to where it was, or the question withdrawn. */
type Undo =
  | { kind: 'place'; item: ActionItem; now: string; was: string; before: string | null }
  | { kind: 'asked'; assignmentId: string };

export class BoardState {
  columns = $state.raw<Column[]>([]);
  loading = $state(true);
  failure = $state.raw<Problem | null>(null);
  /** While somebody drags or carries a card, news wait: nothing may jump away under the hand. */
  held = false;

  #etag: string | null = null;
  #undo = $state.raw<Undo | null>(null);
  #stale = false;
  #offer = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #stopListening: () => void;

  constructor(
    readonly allianceId: string,
    readonly by: Grouping,
  ) {
    this.#stopListening = onEvent((event) => this.#heard(event));
    void this.load();
  }

  destroy(): void {
    this.#stopListening();
    clearTimeout(this.#timer);
  }

  get canUndo(): boolean {
    return this.#undo !== null;
  }

  async load(): Promise<void> {
    try {
      const answer = await readBoard(this.allianceId, this.by, this.#etag);
      this.failure = null;
      if (answer) {
        this.#etag = answer.etag;
        this.#take(answer.data);
        follow(this.allianceId, answer.data.sequence);
      }
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      // What is on the wall stays there; only an empty wall shows the failure.
      this.failure = error;
    } finally {
      this.loading = false;
    }
  }

  /** Cards that did not change keep their identity, so that only news is drawn again. */
  #take(board: Board): void {
    const known = new Map(this.columns.flatMap((column) => column.items).map((item) => [item.id, item]));
    this.columns = board.columns.map((column) => ({
      ...column,
      key: column.key ?? NONE,
      items: column.items.map((item) => {
        const old = known.get(item.id);
        return old && JSON.stringify(old) === JSON.stringify(item) ? old : item;
      }),
    }));
  }

  #heard(event: AllianceEvent): void {
    if (['comment', 'document'].includes(event.subject.type)) return;
    this.#stale = true;
    this.refreshSoon();
  }

  refreshSoon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      if (this.held) return this.refreshSoon();
      this.#stale = false;
      void this.load();
    }, SETTLE_MS);
  }

  /** Lets waiting news in again after a drag. */
  release(): void {
    this.held = false;
    if (this.#stale) this.refreshSoon();
  }

  columnOf(key: string): Column | undefined {
    return this.columns.find((column) => column.key === key);
  }

  /** The card that follows this one in its column; null at the end. */
  following(itemId: string, key: string): string | null {
    const items = this.columnOf(key)?.items ?? [];
    return items[items.findIndex((one) => one.id === itemId) + 1]?.id ?? null;
  }

  #place(key: string, before: string | null): Place {
    const value = key === NONE ? null : key;
    if (this.by === 'group') return { group_id: value, before };
    if (this.by === 'status') return { status: key as ActionItem['status'], before };
    return { field_of_action: value, before };
  }

  /** Puts a card into a column on this screen alone. */
  shift(item: ActionItem, from: string, to: string, before: string | null): void {
    this.columns = this.columns.map((column) => {
      if (column.key === to) return { ...column, items: inserted(column.items, item, before) };
      if (column.key === from) return { ...column, items: column.items.filter((one) => one.id !== item.id) };
      return column;
    });
  }

  /** Moves a card for everybody. The screen moves first and goes back if the server refuses. */
  async move(item: ActionItem, from: string, to: string, before: string | null, quietly = false): Promise<void> {
    if (this.by === 'owner') return this.#ask(item, from, to);
    const wasBefore = this.following(item.id, from);
    if (from === to && before === wasBefore) return;
    const columnsBefore = this.columns;
    this.shift(item, from, to, before);
    try {
      await moveItem(item.id, this.#place(to, before));
      this.#undo = quietly ? null : { kind: 'place', item, now: to, was: from, before: wasBefore };
      if (!quietly) this.#tell(item, from, to);
    } catch (error) {
      this.columns = columnsBefore;
      toast(problemText(error), { kind: 'danger' });
    }
    this.refreshSoon();
  }

  /** One offer to undo at a time: only the last move can be taken back. */
  #offerUndo(text: string): void {
    dismiss(this.#offer);
    this.#offer = toast(text, { action: { label: t().ui.undo, run: () => void this.undo() } });
  }

  #tell(item: ActionItem, from: string, to: string): void {
    const column = this.columnOf(to);
    const title = column?.title ?? '';
    const place = (column?.items.findIndex((one) => one.id === item.id) ?? 0) + 1;
    announce(t().actions.board.moved(item.title, title, place, column?.items.length ?? 0));
    const texts = t().actions.board;
    this.#offerUndo(from === to ? texts.reordered(item.title) : texts.movedShort(item.title, title));
  }

  /** In the view by person a move asks that person; agreeing is theirs alone. */
  async #ask(item: ActionItem, from: string, to: string): Promise<void> {
    const party = partyOf(this.columnOf(to));
    if (from === to || !party) return;
    try {
      const assignment = await askParty(item.id, party);
      this.#undo = { kind: 'asked', assignmentId: assignment.id };
      const text = t().actions.board.asked(item.title, party.name);
      announce(text);
      this.#offerUndo(text);
    } catch (error) {
      toast(problemText(error), { kind: 'danger' });
    }
    this.refreshSoon();
  }

  async undo(): Promise<void> {
    const last = this.#undo;
    if (!last) return announce(t().actions.board.nothingToUndo);
    this.#undo = null;
    dismiss(this.#offer);
    try {
      if (last.kind === 'asked') await removePart('assignments', last.assignmentId);
      else await this.move(last.item, last.now, last.was, last.before, true);
      announce(t().actions.board.undone);
    } catch (error) {
      toast(problemText(error), { kind: 'danger' });
    }
    this.refreshSoon();
  }

  async add(title: string, key: string): Promise<void> {
    const { before: _, ...place } = this.#place(key, null);
    const item = await createItem(this.allianceId, { title, ...place });
    this.columns = this.columns.map((column) =>
      column.key === key ? { ...column, items: [...column.items, item] } : column,
    );
    announce(t().actions.board.added(title));
    this.refreshSoon();
  }
}

/** Whom a column of the view by person stands for; null for the one where nobody has agreed. */
export function partyOf(column: Column | undefined): Party | null {
  if (!column || column.key === NONE) return null;
  const isId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(column.key);
  return { kind: column.kind, id: isId ? column.key : null, name: column.title };
}
