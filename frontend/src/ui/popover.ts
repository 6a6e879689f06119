/** Puts a popped-up element beside its opener, inside the window, above everything. */
export function placeBeside(opener: HTMLElement, popup: HTMLElement): void {
  const edge = 8;
  const at = opener.getBoundingClientRect();
  const size = popup.getBoundingClientRect();
  const below = innerHeight - at.bottom - edge;
  const upwards = size.height > below && at.top > below;
  const top = upwards ? Math.max(edge, at.top - size.height - 4) : at.bottom + 4;
  const left = Math.min(Math.max(edge, at.left), Math.max(edge, innerWidth - size.width - edge));
  popup.style.position = 'fixed';
  popup.style.inset = 'auto';
  popup.style.margin = '0';
  popup.style.top = `${top}px`;
  popup.style.left = `${left}px`;
  popup.style.maxHeight = `${upwards ? at.top - edge * 2 : innerHeight - top - edge}px`;
}
