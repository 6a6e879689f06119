/** Mitmachen ohne Konto: persönliche Links. */
export const participation = {
  title: 'Ohne Konto',
  intro:
    'Wer hier genannt ist und kein Konto hat, antwortet über einen persönlichen Link: zusagen, absagen, Schritte abhaken, den nächsten Termin nennen.',
  nobody: 'Auf dieser Karte ist noch keine Person genannt, die im Verzeichnis steht. Tragen Sie sie unter „Personen & Organisationen“ ein und nennen Sie sie dann hier.',
  none: 'noch kein Link',
  noneAnyMore: 'kein gültiger Link mehr',
  validUntil: (day: string) => `Link gilt bis ${day}`,
  lastUsed: (moment: string) => `zuletzt benutzt ${moment}`,
  neverUsed: 'noch nicht benutzt',
  send: 'Link per E-Mail schicken',
  sent: (name: string) => `Der Link für ${name} ist unterwegs`,
  show: 'Link zeigen',
  revoke: 'Links zurücknehmen',
  revoked: (name: string) => `Die Links von ${name} gelten nicht mehr`,
  printWithCode: 'Karte mit QR-Code drucken',
  linkFor: (name: string) => `Link für ${name}`,
  once: (name: string) =>
    `Dieser Link wird nur jetzt gezeigt. Geben Sie ihn nur an ${name} weiter: Wer ihn hat, antwortet unter diesem Namen.`,
  codeFor: (name: string) => `QR-Code mit dem persönlichen Link für ${name}`,
  copy: 'Link kopieren',
  copied: 'Kopiert',
  close: 'Fertig',
  code: 'QR-Code',
  codes: {
    none: 'ohne QR-Code',
    card: 'zur Karte, für Mitglieder mit Konto',
    person: (name: string) => `persönlich für ${name}, ohne Konto`,
  },
  cardCode: (number: string) => `QR-Code zur Karte ${number}`,
  scanCard: 'Zur Karte',
  scanPerson: (name: string) => `Für ${name}: hier antworten`,
};
