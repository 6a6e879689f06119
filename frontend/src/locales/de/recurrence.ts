const units: Record<string, [one: string, many: string]> = {
  YEARLY: ['jedes Jahr', 'Jahre'],
  MONTHLY: ['jeden Monat', 'Monate'],
  WEEKLY: ['jede Woche', 'Wochen'],
};

export const recurrence = {
  title: 'Diese Karte wiederholen',
  begin: 'Karte wiederholen …',
  edit: 'Wiederholung ändern',
  never: 'nie',
  every: (frequency: string, interval: number) => {
    const [one, many] = units[frequency] ?? units.YEARLY!;
    return interval === 1 ? one : `alle ${interval} ${many}`;
  },
  line: (every: string, day: string) => `Wiederholt sich: ${every}, nächstes Mal am ${day}`,
  previous: 'Davor',
  next: 'Danach',
  frequency: 'Wie oft?',
  nextOn: 'Tag des nächsten Mals',
  daysBefore: 'Wie viele Tage vorher soll die neue Karte entstehen?',
  hint: 'Die neue Karte entsteht als Entwurf, mit denselben Schritten. Alle sind wieder gefragt, niemand hat zugesagt.',
  saved: (day: string) => `Die nächste Karte entsteht am ${day}.`,
  savedNow: 'Die nächste Karte entsteht gleich.',
  ended: 'Die Karte wiederholt sich nicht mehr.',
};
