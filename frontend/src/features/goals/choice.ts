/** Which measures of an agreement are shown: what the address says. */
import { router } from '../../core/router.svelte';
import { NOTHING, type Chosen } from './shown';

export function chosenNow(): Chosen {
  const names = Object.keys(NOTHING) as (keyof Chosen)[];
  return Object.fromEntries(names.map((name) => [name, router.value(name)])) as unknown as Chosen;
}
