import { expect, it } from 'vitest';
import { merged, phaseShown } from './merging';
import type { Wall, WallCard, Workshop } from './workshops';

const card = (id: string, position: number, text = id): WallCard =>
  ({ id, text, position, phase: 'critique' }) as WallCard;
const wall = (since: number, cards: WallCard[], gone: string[] = []): Wall =>
  ({ since, revision: since + 1, cards, gone }) as unknown as Wall;

it('takes the whole wall when it is told the whole wall', () => {
  const told = wall(-1, [card('b', 1)]);
  expect(merged(wall(-1, [card('a', 0)]), told)).toBe(told);
});

it('hears the same change twice without showing it twice, in the order of the wall', () => {
  const told = wall(4, [card('c', 0), card('a', 2, 'anders')], ['b']);
  const once = merged(wall(-1, [card('a', 0), card('b', 1)]), told);
  expect(once.cards.map((one) => one.text)).toEqual(['c', 'anders']);
  expect(merged(once, told).cards).toEqual(once.cards);
});

it('shows the cards of a workshop that is over, and otherwise the present phase', () => {
  const phases = ['critique', 'fantasy', 'closed'].map((key) => ({ key }));
  const at = (phase: string) => ({ phase, phases }) as Workshop;
  expect(phaseShown(at('closed'), wall(-1, [card('a', 0)]))).toBe('critique');
  expect(phaseShown(at('closed'), null)).toBe('closed');
  expect(phaseShown(at('fantasy'), wall(-1, [card('a', 0)]))).toBe('fantasy');
});
