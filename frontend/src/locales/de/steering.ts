/** Steuerung: wie die Arbeit über die Zeit gelaufen ist; Jahresplan; Übergabemappe. */
const n = (count: number, one: string, many: string) => (count === 1 ? `1 ${one}` : `${count} ${many}`);
const days = (count: number) => n(count, 'Tag', 'Tage').replace('.', ',');
interface Counts {
  open: number;
  stuck: number;
  overdue: number;
  silent: number;
}

export const steering = {
  intro: 'Was sich bewegt, was hängt und was seit der letzten Sitzung geschehen ist. Jede Zahl führt zu ihren Karten.',
  from: 'Von',
  until: 'bis',
  meeting: 'Treffen',
  none: 'Nichts.',
  since: (day: string) => `Seit der Sitzung vom ${day}`,
  sinceSentence: (count: { created: number; finished: number; alarms: number; answers: number }) =>
    `Seitdem: ${n(count.created, 'neue Karte', 'neue Karten')}, ${count.finished} erledigt, ` +
    `${n(count.alarms, 'neue Stelle, an der es hakt', 'neue Stellen, an denen es hakt')}, ${n(count.answers, 'Antwort', 'Antworten')}.`,
  sinceLists: {
    new: 'Neue Karten',
    finished: 'Erledigt',
    set_aside: 'Nicht weiter verfolgt',
    new_alarms: 'Hakt neu',
    ended_alarms: 'Hakt nicht mehr',
    answers: 'Zusagen und Absagen',
  },
  weeks: 'Woche für Woche',
  weeksTitle: 'Offene Karten und wo es hakt',
  day: 'Stand am',
  figures: { open: 'offen', due: 'bald fällig', stuck: 'hängt', overdue: 'Termin verstrichen', silent: 'lange nichts gehört' },
  meaning: {
    open: 'nicht abgeschlossen',
    due: 'mit einem Termin in den nächsten Tagen',
    stuck: 'niemand hat zugesagt, kein nächster Termin oder ein Schritt ohne Person',
    overdue: 'ein Termin ist vorbei, und es steht kein Ergebnis da',
    silent: 'seit langem nicht geändert',
  },
  weeksSentence: (first: string, then: Counts, last: string, now: Counts) =>
    `Am ${last} sind ${n(now.open, 'Karte', 'Karten')} offen, am ${first} waren es ${then.open}. ` +
    `Davon hängen ${now.stuck} (vorher ${then.stuck}), bei ${now.overdue} ist ein Termin verstrichen (vorher ${then.overdue}), ` +
    `von ${now.silent} war lange nichts zu hören (vorher ${then.silent}).`,
  noWeeks: 'Für diese Zeit ist noch nichts aufgezeichnet.',
  reach: (day: string) => `Die Aufzeichnung reicht bis ${day} zurück. Gelöschte Karten zählen nicht mit.`,
  showCards: 'Karten zeigen',
  cards: 'Karten',
  times: 'Wie lange Karten in einem Stand bleiben',
  timesTitle: 'Tage im Stand (Median)',
  days: 'Tage',
  timesSentence: (status: string, median: number, longest: number, card: string) =>
    `Am längsten bleiben Karten im Stand „${status}“: im Mittel (Median) ${days(median)}, am längsten ${card} mit ${longest === 1 ? '1 Tag' : `${days(longest)}n`}.`,
  timeOf: (cards: number, median: number, longest: number) =>
    `${n(cards, 'Karte', 'Karten')}, im Mittel ${days(median)}, am längsten ${days(longest)}`,
  staying: (count: number) => `seit ${count === 1 ? '1 Tag' : `${count} Tagen`}`,
  stayed: (count: number) => days(count),
  noTimes: 'In dieser Zeit gab es keine Karten.',
  promises: 'Gefragt, zugesagt, gehalten',
  promisesTitle: 'Zusagen nach Organisation, in der Reihenfolge ihrer Namen',
  promisesSentence: (asked: number, accepted: number, kept: number) =>
    `${n(asked, 'Mal wurde jemand gefragt', 'Mal wurde jemand gefragt')} oder hat sich gemeldet, ${accepted} davon zugesagt, ${kept} gehalten.`,
  promisesHint: 'Was Personen zusagen, zählt für ihre Organisation. Einzelne Personen werden nicht verglichen.',
  organisation: 'Organisation',
  promise: { kept: 'gehalten', open: 'zugesagt, noch offen', unanswered: 'noch ohne Antwort', declined: 'abgesagt' },
  bodies: { people: 'Personen ohne Organisation', others: 'Alle, Funktionen und noch Offene' } as Record<string, string>,
  noPromises: 'In dieser Zeit wurde niemand gefragt.',
  terms: 'Gruppen, deren Zeit endet',
  endsOn: (day: string) => `Ihre Zeit endet am ${day}.`,
  endedOn: (day: string) => `Ihre Zeit endete am ${day}.`,
  followed: 'Eine andere Gruppe führt ihre Arbeit fort.',
  successor: 'Nachfolge',
  noSuccessor: 'noch keine Nachfolge eingetragen',
  openPromises: 'Zusagen, die noch niemandem angeboten sind',
  toHandover: 'Zusagen einzeln anbieten',
  toGroup: 'Zur Gruppe: Zeitraum und Nachfolge',
};

export const yearPlan = {
  of: (year: number) => `Jahresplan ${year}`,
  intro: 'Treffen, Aktionstage und feste Termine der Karten auf einer Seite.',
  thisYear: 'Dieses Jahr',
  sentence: (dates: number, clashes: number) =>
    dates === 0 ? 'In diesem Jahr stehen noch keine Termine.' : `${n(dates, 'Termin', 'Termine')}. ${clashes ? `Bei ${n(clashes, 'Termin', 'Terminen')} spricht etwas gegen den Tag.` : 'Nichts spricht gegen einen der Tage.'}`,
  nothing: 'keine Termine',
  kinds: { meeting: 'Treffen', action_day: 'Aktionstag', follow_up: 'Termin einer Karte' },
  clash: 'Achtung',
  sameDay: (meeting: string, who: string) => (who ? `am selben Tag: ${meeting} (${who})` : `am selben Tag: ${meeting}`),
  rhythms: 'Ohne feste Tage',
  holidaysOf: (land: string) => `Feiertage und Schulferien in ${land}.`,
  noLand: 'Bundesweite Feiertage. Für die Ferien fehlt der amtliche Schlüssel der Gemeinde.',
  schoolUnknown: 'Die Schulferien sind nicht für das ganze Jahr bekannt.',
};

export const handoverFile = {
  intro: (alliance: string, day: string) => `${alliance}: was jemand wissen muss, der die Koordination übernimmt. Stand: ${day}.`,
  dates: 'Die nächsten drei Termine',
  noDates: 'Kein fester Termin steht an.',
  open: (count: number) => `Was offen ist: ${n(count, 'Karte', 'Karten')}`,
  owner: (name: string) => `zugesagt: ${name}`,
  noOwner: 'niemand hat zugesagt',
  next: (when: string) => `nächster Termin: ${when}`,
  promises: (count: number) => `Wer was zugesagt hat oder gefragt ist: ${count}`,
  people: 'Menschen und ihre Funktionen',
  questions: 'Offene Fragen',
  running: 'Was weiterläuft',
  series: 'Sitzungsreihen',
  byRule: 'nach fester Regel',
  reviews: 'Beschlüsse, die wieder anzusehen sind',
  dueSince: (day: string) => `fällig seit ${day}`,
  releasesWaiting: 'Texte, die auf Freigabe warten',
  published: 'Veröffentlichte Karten',
  links: 'Persönliche Links',
  linkCount: (count: number) => `${n(count, 'Link', 'Links')} für Menschen ohne Konto`,
  tokens: 'Programme mit Zugang',
  lastUsed: (when: string) => `zuletzt benutzt ${when}`,
  neverUsed: 'nie benutzt',
  webhooks: 'Programme, die Nachrichten bekommen',
  stopped: 'angehalten',
  none: 'nichts',
};
