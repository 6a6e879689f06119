export const nav = {
  label: 'Bereiche des Bündnisses',
  board: 'Board',
  card: 'Karte',
  table: 'Tabelle',
  mine: 'Meine Aufgaben',
  ideas: 'Ideenwand',
  groups: 'Gruppen',
  dashboard: 'Überblick',
  imports: 'Import',
  people: 'Personen & Organisationen',
  settings: 'Einstellungen',
  more: 'Mehr',
};

export const shell = {
  product: 'Bündniswerk',
  home: 'Ihre Bündnisse',
  switchAlliance: 'Bündnis wechseln',
  account: (name: string) => `Angemeldet als ${name}`,
  signOut: 'Abmelden',
  accessibility: 'Barrierefreiheit',
  language: 'Sprache',
  languages: { de: 'Deutsch', en: 'English' },
  offline: 'Keine Verbindung. Sie können weiterlesen; was Sie abhaken, wird später gesendet.',
  waiting: (count: number) =>
    count === 1 ? 'Eine Änderung wartet auf die Verbindung.' : `${count} Änderungen warten auf die Verbindung.`,
  sent: 'Die wartenden Änderungen sind gesendet.',
  refused: (label: string) => `„${label}“ konnte nicht gesendet werden.`,
  expiredTitle: 'Ihre Anmeldung ist abgelaufen',
  expiredText: 'Was Sie geschrieben haben, ist noch da. Melden Sie sich an, dann geht es hier weiter.',
  footer: 'Fußzeile',
};
