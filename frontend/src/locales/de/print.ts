/** Was gedruckt an die Wand kommt oder herumgereicht wird. */
export const print = {
  print: 'Drucken',
  poster: 'Wandplakat (A3)',
  cards: 'Kartenbögen (A4)',
  posterHint: 'Im Druckdialog A3 quer wählen. Die Farben der Gruppen bleiben, wenn Hintergrundgrafiken mitgedruckt werden.',
  cardsHint: 'Eine Karte je Seite, A4 quer, mit den vier Fragen.',
  choose: 'Welche Karten?',
  all: 'alle Karten',
  printedOn: (day: string) => `Stand ${day}`,
  noCards: 'Noch keine Karten zum Drucken',
  open: 'offen',
  lead: 'federführend',
};
