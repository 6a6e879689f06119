/** Puts what has changed on a wall into what was known of it. */
import type { Wall, WallCard, Workshop } from './workshops';

export function merged(known: Wall | null, told: Wall): Wall {
  if (!known || told.since < 0) return told;
  const gone = new Set(told.gone);
  const cards = new Map<string, WallCard>(known.cards.filter((card) => !gone.has(card.id)).map((card) => [card.id, card]));
  for (const card of told.cards) cards.set(card.id, card);
  return { ...told, cards: [...cards.values()].sort(byPlace) };
}

function byPlace(one: WallCard, other: WallCard): number {
  return one.position - other.position || (one.id < other.id ? -1 : 1);
}

/** The phase to look at: the present one; once the workshop is over, the last one of which cards hang there. */
export function phaseShown(workshop: Workshop, wall: Wall | null): string {
  if (workshop.phase !== 'closed') return workshop.phase;
  const used = workshop.phases.filter((one) => wall?.cards.some((card) => card.phase === one.key));
  return used.at(-1)?.key ?? workshop.phase;
}
