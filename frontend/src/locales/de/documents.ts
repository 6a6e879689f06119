/** Dateien an einer Karte. */
export const documents = {
  title: 'Dateien',
  drop: 'Dateien hierher ziehen oder auswählen',
  choose: 'Datei anhängen',
  formats: 'Fotos, PDF, Text und Office-Dateien ohne Makros. Aus Fotos werden Ort und Kamera entfernt.',
  sending: (name: string) => `${name} wird gesendet`,
  attached: 'Die Datei hängt an der Karte.',
  none: 'Noch keine Dateien.',
  describe: 'Was ist darauf zu sehen?',
  descriptionOf: (name: string) => `Beschreibung zu ${name}`,
  remove: 'Löschen',
  removed: (name: string) => `„${name}“ gelöscht`,
};
