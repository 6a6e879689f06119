/** Which decisions are shown: what the address says. */
import { today } from '../../core/dates';
import { router } from '../../core/router.svelte';
import type { Decision } from './decisions';

export interface Chosen {
  q: string | null;
  year: string | null;
  group: string | null;
  result: string | null;
  procedure: string | null;
  review: string | null;
}

export const NOTHING: Record<keyof Chosen, null> = { q: null, year: null, group: null, result: null, procedure: null, review: null };

export function chosenNow(): Chosen {
  const names = Object.keys(NOTHING) as (keyof Chosen)[];
  return Object.fromEntries(names.map((name) => [name, router.value(name)])) as unknown as Chosen;
}

export function fits(one: Decision, chosen: Chosen, on = today()): boolean {
  const words = (chosen.q ?? '').toLocaleLowerCase().split(/\s+/).filter(Boolean);
  const said = `${one.name} ${one.matter} ${one.text}`.toLocaleLowerCase();
  return (
    words.every((word) => said.includes(word)) &&
    (!chosen.year || String(one.year) === chosen.year) &&
    (!chosen.group || one.group_id === chosen.group) &&
    (!chosen.result || one.result === chosen.result) &&
    (!chosen.procedure || one.procedure === chosen.procedure) &&
    (!chosen.review || (one.review_on !== null && one.review_on <= on && !one.replaced_by_id))
  );
}

/** By year, the latest first; within a year as the server has them. */
export function byYear(decisions: readonly Decision[]): [number, Decision[]][] {
  const years = new Map<number, Decision[]>();
  for (const one of decisions) years.set(one.year, [...(years.get(one.year) ?? []), one]);
  return [...years.entries()].sort(([a], [b]) => b - a);
}
