/** The keys of the running meeting: Alt with a key that is in the same place on every keyboard. */

export const shortcuts = ['next', 'previous', 'begin', 'notes', 'information', 'decision', 'action_item', 'postponement', 'attendance', 'card', 'help'] as const;
export type Shortcut = (typeof shortcuts)[number];

/** Places, not letters: Alt with a letter types something else on many keyboards. */
const places: Record<string, Shortcut> = {
  ArrowDown: 'next',
  ArrowUp: 'previous',
  Enter: 'begin',
  NumpadEnter: 'begin',
  Digit0: 'notes',
  Numpad0: 'notes',
  Digit1: 'information',
  Numpad1: 'information',
  Digit2: 'decision',
  Numpad2: 'decision',
  Digit3: 'action_item',
  Numpad3: 'action_item',
  Digit4: 'postponement',
  Numpad4: 'postponement',
  Digit5: 'attendance',
  Numpad5: 'attendance',
  Digit6: 'card',
  Numpad6: 'card',
  Digit9: 'help',
  Numpad9: 'help',
};

/** How a key is written in the help. */
export const written: Record<Shortcut, string> = {
  next: '↓',
  previous: '↑',
  begin: '⏎',
  notes: '0',
  information: '1',
  decision: '2',
  action_item: '3',
  postponement: '4',
  attendance: '5',
  card: '6',
  help: '9',
};

/** What a key press asks for; null where it belongs to the browser or to what is typed. */
export function shortcutOf(event: KeyboardEvent): Shortcut | null {
  if (!event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || event.isComposing) return null;
  // AltGr types letters on many keyboards.
  if (event.getModifierState('AltGraph')) return null;
  // Alt and arrows open a list of choices.
  if (event.target instanceof HTMLSelectElement && event.code.startsWith('Arrow')) return null;
  return places[event.code] ?? null;
}
