/** Papierkorb: was gelöscht wurde und zurückgeholt werden kann. */
export const trash = {
  title: 'Papierkorb',
  intro: 'Was gelöscht wurde, wartet hier und kommt auf Wunsch zurück, wie es war. Nach Ablauf der Frist ist es endgültig weg.',
  kinds: {
    action_item: 'Karte',
    group: 'Gruppe',
    person: 'Person',
    organisation: 'Organisation',
    meeting: 'Treffen',
    idea: 'Idee',
    document: 'Datei',
  } as Record<string, string>,
  removed: 'gelöscht',
  removedBy: (name: string) => `gelöscht von ${name},`,
  until: (day: string) => `hier bis ${day}`,
  liesHere: (title: string) => `Die Karte „${title}“ liegt im Papierkorb.`,
  restore: 'Zurückholen',
  restored: 'Zurückgeholt',
  restoredNamed: (title: string) => `„${title}“ ist wieder da`,
  undo: 'Rückgängig',
  empty: 'Der Papierkorb ist leer',
  emptyText: 'Gelöschte Karten, Gruppen, Personen, Treffen, Ideen und Dateien erscheinen hier.',
};
