/** The row of a list that a link leads to with `?found=<id>`: marked, scrolled to and focused once. */
import type { Attachment } from 'svelte/attachments';
import { router } from './router.svelte';

/** For the rows of one list: `const found = finding()`, then `{@attach found(row.id)}` on each. */
export function finding(): (id: string) => Attachment<HTMLElement> {
  // Rows are drawn anew when others change something: nobody who has scrolled on is brought back.
  let arrived: string | null = null;
  return (id) => (row) => {
    if (router.value('found') !== id) return;
    row.classList.add('found');
    row.setAttribute('aria-current', 'true');
    row.tabIndex = -1;
    if (arrived !== id) {
      arrived = id;
      requestAnimationFrame(() => {
        row.scrollIntoView({ block: 'center' });
        row.focus({ preventScroll: true });
      });
    }
    return () => {
      row.classList.remove('found');
      row.removeAttribute('aria-current');
    };
  };
}
