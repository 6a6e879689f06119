/** Alles mitnehmen: Listen als Tabellen, das ganze Bündnis als Archiv. */
export const takeaway = {
  title: 'Mitnehmen',
  intro: 'Was hier steht, gehört Ihnen. Jede Liste gibt es als Tabelle, und das ganze Bündnis als eine Datei.',
  lists: {
    'action-items': 'Karten',
    ideas: 'Ideen',
    groups: 'Gruppen',
    memberships: 'Mitgliedschaften',
    duties: 'Aufgaben der Gruppen',
    meetings: 'Treffen',
    people: 'Personen',
    organisations: 'Organisationen',
    comments: 'Kommentare',
    events: 'Verlauf',
  } as Record<string, string>,
  formats: { csv: 'CSV', xlsx: 'Excel', ods: 'OpenDocument', json: 'JSON' } as Record<string, string>,
  download: (list: string, format: string) => `${list} als ${format} herunterladen`,
  archive: 'Das ganze Bündnis',
  archiveText: 'Alles mit dem ganzen Verlauf und allen Dateien in einem Archiv. Eine andere Installation stellt daraus dasselbe Bündnis wieder her. Es enthält personenbezogene Daten, aber keine Passwörter.',
  archiveGet: 'Archiv herunterladen',
};
