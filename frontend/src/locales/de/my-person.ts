/** Wer koordiniert, trägt sich selbst als Person ein. */
export const myPerson = {
  text: 'Karten nennen Personen. Sagen Sie, wer Sie im Bündnis sind, dann stehen hier Ihre Aufgaben.',
  link: (name: string) => `Mich als „${name}“ eintragen`,
  other: 'Ich stehe schon im Verzeichnis',
  linked: 'Sie stehen jetzt im Verzeichnis. Was Sie zusagen, finden Sie hier.',
};
