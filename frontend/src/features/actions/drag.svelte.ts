/**
 * Dragging a card with mouse, pen or finger. A copy follows the pointer by transform alone and
 * nothing is laid out anew while it moves, so that a wall of 500 cards stays smooth. A finger
 * must rest on the card first, or it scrolls.
 */
const START_PX = 6;
const REST_MS = 350;
const EDGE_PX = 56;
const SPEED_PX = 16;

export interface Target {
  column: string;
  before: string | null;
}

interface Handlers {
  start: (itemId: string, column: string) => boolean;
  drop: (itemId: string, from: string, target: Target) => void;
  end: () => void;
}

interface Grip {
  card: HTMLElement;
  itemId: string;
  column: string;
  startX: number;
  startY: number;
  pointerId: number;
}

export class CardDrag {
  /** The card that is in the air. */
  itemId = $state<string | null>(null);
  /** Where the line is drawn that shows the place. */
  line = $state.raw<{ x: number; y: number; width: number } | null>(null);

  #board: HTMLElement;
  #handlers: Handlers;
  #grip: Grip | null = null;
  #rest: ReturnType<typeof setTimeout> | undefined;
  #ghost: HTMLElement | null = null;
  #offset = { x: 0, y: 0 };
  #pointer = { x: 0, y: 0 };
  #target: Target | null = null;
  #frame = 0;

  constructor(board: HTMLElement, handlers: Handlers) {
    this.#board = board;
    this.#handlers = handlers;
    board.addEventListener('pointerdown', this.#down);
    // A finger that carries a card must not scroll the wall as well.
    board.addEventListener('touchmove', this.#holdScroll, { passive: false });
    board.addEventListener('contextmenu', this.#noMenu);
  }

  destroy(): void {
    this.#stop();
    this.#board.removeEventListener('pointerdown', this.#down);
    this.#board.removeEventListener('touchmove', this.#holdScroll);
    this.#board.removeEventListener('contextmenu', this.#noMenu);
  }

  #holdScroll = (event: TouchEvent): void => {
    if (this.itemId) event.preventDefault();
  };

  /** A finger that rests on a card takes it up; the link's own menu would take the finger away. */
  #noMenu = (event: Event): void => {
    if (this.#grip && (event as PointerEvent).pointerType !== 'mouse') event.preventDefault();
  };

  #down = (event: PointerEvent): void => {
    const from = event.target as Element;
    if (event.button !== 0 || from.closest('input, textarea, select, [popover]')) return;
    // Text that a click opens for editing can still be gripped; other buttons are for pressing.
    if (from.closest('button') && !from.closest('[data-grip]')) return;
    const card = from.closest<HTMLElement>('[data-card]');
    if (!card) return;
    this.#grip = {
      card,
      itemId: card.dataset.card!,
      column: card.dataset.column!,
      startX: event.clientX,
      startY: event.clientY,
      pointerId: event.pointerId,
    };
    this.#pointer = { x: event.clientX, y: event.clientY };
    if (event.pointerType === 'touch') this.#rest = setTimeout(() => this.#lift(), REST_MS);
    addEventListener('pointermove', this.#move);
    addEventListener('pointerup', this.#up);
    addEventListener('pointercancel', this.#stop);
    addEventListener('keydown', this.#key, true);
  };

  #move = (event: PointerEvent): void => {
    if (!this.#grip || event.pointerId !== this.#grip.pointerId) return;
    this.#pointer = { x: event.clientX, y: event.clientY };
    if (this.itemId) return;
    const far = Math.hypot(event.clientX - this.#grip.startX, event.clientY - this.#grip.startY) > START_PX;
    if (!far) return;
    if (event.pointerType === 'touch') this.#stop();
    else this.#lift();
  };

  #lift(): void {
    const grip = this.#grip;
    if (!grip || !this.#handlers.start(grip.itemId, grip.column)) return this.#stop();
    const at = grip.card.getBoundingClientRect();
    this.#offset = { x: grip.startX - at.left, y: grip.startY - at.top };
    const ghost = grip.card.cloneNode(true) as HTMLElement;
    ghost.removeAttribute('data-card');
    ghost.setAttribute('aria-hidden', 'true');
    ghost.classList.add('ghost');
    ghost.style.width = `${at.width}px`;
    document.body.append(ghost);
    this.#ghost = ghost;
    this.itemId = grip.itemId;
    document.documentElement.classList.add('dragging');
    getSelection()?.removeAllRanges();
    this.#draw();
  }

  #draw = (): void => {
    if (!this.#ghost) return;
    const { x, y } = this.#pointer;
    this.#ghost.style.transform = `translate3d(${x - this.#offset.x}px, ${y - this.#offset.y}px, 0) rotate(1.5deg)`;
    this.#aim(x, y);
    this.#scroll(x, y);
    this.#frame = requestAnimationFrame(this.#draw);
  };

  #aim(x: number, y: number): void {
    const under = document.elementFromPoint(x, y);
    const list = under?.closest('[data-drop]')?.querySelector<HTMLElement>('[data-list]');
    if (!list) return;
    const column = list.dataset.list!;
    const over = under!.closest<HTMLElement>('[data-card]');
    const bounds = list.getBoundingClientRect();
    if (over) {
      const at = over.getBoundingClientRect();
      const above = y < at.top + at.height / 2;
      const next = above ? over : (over.nextElementSibling as HTMLElement | null);
      this.#target = { column, before: next?.dataset.card ?? null };
      this.line = { x: at.left, y: above ? at.top - 6 : at.bottom + 5, width: at.width };
      return;
    }
    const last = list.querySelector<HTMLElement>('[data-card]:last-of-type');
    const end = last?.getBoundingClientRect();
    // The gap between two cards belongs to whichever was aimed at before.
    if (end && y < end.top && this.#target?.column === column) return;
    if (end && y < bounds.top) {
      this.#target = { column, before: list.querySelector<HTMLElement>('[data-card]')?.dataset.card ?? null };
      this.line = { x: end.left, y: bounds.top, width: end.width };
      return;
    }
    this.#target = { column, before: null };
    this.line = { x: bounds.left + 8, y: end ? end.bottom + 5 : bounds.top + 8, width: bounds.width - 16 };
  }

  #scroll(x: number, y: number): void {
    const push = (at: number, from: number, to: number) =>
      at < from + EDGE_PX ? -SPEED_PX : at > to - EDGE_PX ? SPEED_PX : 0;
    const wall = this.#board.getBoundingClientRect();
    this.#board.scrollLeft += push(x, Math.max(0, wall.left), Math.min(innerWidth, wall.right));
    const list = document.elementFromPoint(x, y)?.closest<HTMLElement>('[data-list]');
    if (!list) return;
    const at = list.getBoundingClientRect();
    const by = push(y, Math.max(0, at.top), Math.min(innerHeight, at.bottom));
    if (list.scrollHeight > list.clientHeight) list.scrollTop += by;
    else scrollBy(0, push(y, 0, innerHeight));
  }

  #up = (event: PointerEvent): void => {
    if (event.pointerId !== this.#grip?.pointerId) return;
    const grip = this.#grip;
    const target = this.#target;
    const carried = this.itemId !== null;
    this.#stop();
    if (!carried) return;
    // The click that ends a drag must not open the card.
    const swallow = (click: MouseEvent) => {
      click.preventDefault();
      click.stopPropagation();
    };
    addEventListener('click', swallow, { capture: true, once: true });
    setTimeout(() => removeEventListener('click', swallow, { capture: true }), 0);
    if (target && target.before !== grip.itemId) this.#handlers.drop(grip.itemId, grip.column, target);
  };

  #key = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || !this.itemId) return;
    event.preventDefault();
    event.stopPropagation();
    this.#stop();
  };

  #stop = (): void => {
    clearTimeout(this.#rest);
    cancelAnimationFrame(this.#frame);
    const carried = this.itemId !== null;
    this.#ghost?.remove();
    this.#ghost = null;
    this.#grip = null;
    this.#target = null;
    this.itemId = null;
    this.line = null;
    document.documentElement.classList.remove('dragging');
    removeEventListener('pointermove', this.#move);
    removeEventListener('pointerup', this.#up);
    removeEventListener('pointercancel', this.#stop);
    removeEventListener('keydown', this.#key, true);
    if (carried) this.#handlers.end();
  };
}
