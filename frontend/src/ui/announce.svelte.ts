/** Says something to screen readers. Announcer.svelte holds the two live regions. */
let polite = $state('');
let assertive = $state('');
let turn = 0;

export const announcements = {
  get polite(): string {
    return polite;
  },
  get assertive(): string {
    return assertive;
  },
};

export function announce(text: string, urgent = false): void {
  // The same words twice must still be a change, or they are read once only.
  const distinct = text + '\u00a0'.repeat(turn++ % 2);
  if (urgent) assertive = distinct;
  else polite = distinct;
}
