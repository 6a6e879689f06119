/** Puts what has changed on a wall into what was known of it. */
import type { Wall, WallCard } from './workshops';

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
