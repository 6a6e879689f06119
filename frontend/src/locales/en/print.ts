import type { Catalogue } from '../de';

export const print: Catalogue['print'] = {
  print: 'Print',
  poster: 'Wall poster (A3)',
  cards: 'Card sheets (A4)',
  posterHint: 'Choose A3 landscape in the print dialogue. The groups keep their colours if background graphics are printed.',
  cardsHint: 'One card a page, A4 landscape, with the four questions.',
  choose: 'Which cards?',
  all: 'all cards',
  printedOn: (day) => `As of ${day}`,
  noCards: 'No cards to print yet',
  open: 'open',
  lead: 'in the lead',
};
