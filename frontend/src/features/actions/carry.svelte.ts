/** Moving a card by keyboard: the space bar takes it up, arrows carry it, the space bar lays it down. */
import { tick } from 'svelte';
import { t } from '../../core/language.svelte';
import { announce } from '../../ui/announce.svelte';
import type { BoardState } from './board.svelte';
import { inserted, may, type ActionItem } from './model';

interface Carried {
  item: ActionItem;
  column: string;
  from: string;
  before: string | null;
}

const STEPS: Record<string, [columns: number, cards: number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

export class CardCarry {
  carried = $state.raw<Carried | null>(null);

  constructor(
    readonly board: () => BoardState,
    readonly root: () => HTMLElement,
  ) {}

  /** True when the key was for us. */
  key(event: KeyboardEvent): boolean {
    const link = (event.target as Element).closest<HTMLElement>('[data-card-link]');
    const card = link?.closest<HTMLElement>('[data-card]');
    if (!card || event.ctrlKey || event.metaKey || event.altKey) return false;
    const { card: id = '', column = '' } = card.dataset;
    if (event.key === ' ') {
      if (this.carried) void this.#drop();
      else this.#pick(id, column);
      return true;
    }
    if (this.carried && event.key === 'Enter') {
      void this.#drop();
      return true;
    }
    if (this.carried && event.key === 'Escape') {
      this.#cancel();
      return true;
    }
    const step = STEPS[event.key];
    if (!step) return false;
    if (this.carried) this.#carry(...step);
    else this.#look(card, ...step);
    return true;
  }

  #item(id: string, column: string): ActionItem | undefined {
    return this.board().columnOf(column)?.items.find((one) => one.id === id);
  }

  #pick(id: string, column: string): void {
    const item = this.#item(id, column);
    if (!item) return;
    if (!may(item, 'move')) return announce(t().actions.board.cannotMove, true);
    this.board().held = true;
    this.carried = { item, column, from: column, before: this.board().following(id, column) };
    announce(t().actions.board.picked(item.title), true);
  }

  #carry(columns: number, cards: number): void {
    const now = this.carried!;
    const board = this.board();
    const at = board.columns.findIndex((one) => one.key === now.column);
    const to = board.columns[at + columns];
    if (!to) return;
    const here = board.columns[at]!.items.findIndex((one) => one.id === now.item.id);
    const rest = to.items.filter((one) => one.id !== now.item.id);
    const place = Math.max(0, Math.min(rest.length, here + cards));
    const before = rest[place]?.id ?? null;
    board.shift(now.item, now.column, to.key, before);
    this.carried = { ...now, column: to.key };
    const order = inserted(to.items, now.item, before);
    announce(
      t().actions.board.moved(now.item.title, to.title, order.findIndex((one) => one.id === now.item.id) + 1, order.length),
      true,
    );
    void this.focus(now.item.id, to.key);
  }

  async #drop(): Promise<void> {
    const { item, from, column, before } = this.carried!;
    const board = this.board();
    const target = board.following(item.id, column);
    board.shift(item, column, from, before);
    this.carried = null;
    await board.move(item, from, column, target);
    board.release();
    await this.focus(item.id, board.by === 'owner' ? from : column);
  }

  #cancel(): void {
    const { item, from, column, before } = this.carried!;
    this.board().shift(item, column, from, before);
    this.carried = null;
    this.board().release();
    announce(t().actions.board.cancelled(item.title), true);
    void this.focus(item.id, from);
  }

  /** Whoever turns to something else has let go of the card. */
  left(): void {
    setTimeout(() => {
      if (!this.carried || this.root().contains(document.activeElement)) return;
      const { item, from, column, before } = this.carried;
      this.carried = null;
      this.board().shift(item, column, from, before);
      this.board().release();
      announce(t().actions.board.cancelled(item.title), true);
    }, 100);
  }

  /** Without a card in hand the arrows lead to the neighbours. */
  #look(card: HTMLElement, columns: number, cards: number): void {
    const sibling = cards > 0 ? card.nextElementSibling : cards < 0 ? card.previousElementSibling : null;
    let next = sibling;
    if (columns) {
      const lists = [...this.root().querySelectorAll<HTMLElement>('[data-list]')];
      const list = card.closest<HTMLElement>('[data-list]')!;
      const top = card.getBoundingClientRect().top;
      for (let at = lists.indexOf(list) + columns; lists[at] && !next; at += columns) {
        const others = [...lists[at]!.querySelectorAll<HTMLElement>('[data-card]')];
        next = others.find((one) => one.getBoundingClientRect().bottom > top) ?? others.at(-1) ?? null;
      }
    }
    next?.querySelector<HTMLElement>('[data-card-link]')?.focus();
  }

  /** Puts the focus on a card that has moved. */
  async focus(id: string, column: string): Promise<void> {
    await tick();
    const selector = `[data-card="${CSS.escape(id)}"][data-column="${CSS.escape(column)}"] [data-card-link]`;
    this.root().querySelector<HTMLElement>(selector)?.focus();
  }
}
