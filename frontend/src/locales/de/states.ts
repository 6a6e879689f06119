/** What is said when something is not there, not allowed or not possible right now. */
export const states = {
  failedTitle: 'Das hat nicht geklappt',
  failedText: 'Bitte versuchen Sie es gleich noch einmal.',
  mailWaits: 'Die Mail wartet: Noch ist kein Mailserver eingerichtet.',
  offlineTitle: 'Keine Verbindung',
  offlineText: 'Der Server ist gerade nicht zu erreichen. Was Sie geschrieben haben, bleibt hier.',
  notFoundTitle: 'Hier ist nichts',
  notFoundText: 'Diese Seite gibt es nicht, oder Sie dürfen sie nicht sehen.',
  forbiddenTitle: 'Das dürfen Sie hier nicht',
  forbiddenText: 'Fragen Sie die Koordination Ihres Bündnisses, wenn Sie das brauchen.',
  toBoard: 'Zum Board',
  toHome: 'Zur Startseite',
  busy: 'Der Server ist gerade überlastet. Bitte einen Moment Geduld.',
  changedMeanwhile: 'Jemand anderes hat das inzwischen geändert.',
  clash: (theirs: string | null) =>
    `Jemand anderes hat das inzwischen geändert${theirs ? ` in „${theirs}“` : ''}. „Speichern“ nimmt Ihre Fassung, „Abbrechen“ lässt die andere stehen.`,
};
