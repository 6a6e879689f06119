/** Short messages at the edge of the page, each at most one action. Read out as they appear. */
export interface Toast {
  id: number;
  text: string;
  kind: 'info' | 'success' | 'danger';
  action?: { label: string; run: () => void };
}

const SHOWN_FOR_MS = 8_000;

let shown = $state<Toast[]>([]);
let nextId = 1;

export function toasts(): readonly Toast[] {
  return shown;
}

/** `lasting` stays until it is closed: what somebody must not miss. */
export function toast(
  text: string,
  options: { kind?: Toast['kind']; action?: Toast['action']; lasting?: boolean } = {},
): number {
  const id = nextId++;
  shown = [...shown.slice(-2), { id, text, kind: options.kind ?? 'info', action: options.action }];
  if (!options.lasting) setTimeout(() => dismiss(id), SHOWN_FOR_MS);
  return id;
}

export function dismiss(id: number): void {
  shown = shown.filter((one) => one.id !== id);
}
