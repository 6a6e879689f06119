/** Was eine Kommune als Ganzes betrifft. */
export const municipality = {
  title: 'Kommune',
  yours: 'Ihre Kommunen',
  people: 'Wer verwaltet und wer das Protokoll liest',
  hints: {
    administrator: 'betreut alle Bündnisse der Kommune, vergibt Zugänge und liest mit',
    auditor: 'liest das Protokoll der Kommune und sonst nichts',
  } as Record<string, string>,
  none: 'Nicht zu finden',
  noneText: 'Diese Kommune gibt es nicht, oder Sie haben dort keine Aufgabe.',
};
