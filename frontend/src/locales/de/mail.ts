/** E-Mail: Mailserver, Warteschlange, wie oft man Post bekommt. */
export const mail = {
  title: 'E-Mail',
  server: 'Mailserver',
  ready: 'Eingerichtet',
  missing: 'Nicht eingerichtet',
  missingText: 'Es ist kein Mailserver eingestellt. Mails gehen nicht verloren: Sie warten hier, bis die Technik einen einträgt.',
  missingOperator:
    'Mails gehen nicht verloren: Sie warten hier, bis BUENDNISWERK_SMTP_HOST und BUENDNISWERK_MAIL_FROM gesetzt sind. Die Anleitung für den Betrieb beschreibt alle Einstellungen.',
  through: (server: string, security: string, sender: string) => `Über ${server} (${security}), Absender ${sender}`,
  security: { starttls: 'verschlüsselt mit STARTTLS', tls: 'verschlüsselt mit TLS', none: 'unverschlüsselt' },
  counts: (waiting: number, failed: number) =>
    [
      waiting ? (waiting === 1 ? '1 Mail wartet' : `${waiting} Mails warten`) : '',
      failed ? (failed === 1 ? '1 Mail kam nicht an' : `${failed} Mails kamen nicht an`) : '',
    ]
      .filter(Boolean)
      .join(', ') || 'Keine Mail wartet, alle kamen an',
  testTo: 'Testmail an',
  testHint: 'Leer: an Ihre eigene Adresse.',
  test: 'Testmail senden',
  accepted: (to: string) => `Der Mailserver hat die Mail an ${to} angenommen:`,
  refused: (to: string) => `Die Mail an ${to} ging nicht hinaus:`,
  queue: 'Mails des Bündnisses',
  queueAll: 'Alle Mails der Installation',
  which: 'Zeigen',
  states: { failed: 'Nicht angekommen', queued: 'Warten', sent: 'Verschickt' },
  none: { failed: 'Alles kam an', queued: 'Nichts wartet', sent: 'Noch keine Mails verschickt' },
  noneText: 'Hier stehen die neuesten Mails, ohne ihren Text: Darin können persönliche Links stehen.',
  to: (who: string) => `an ${who}`,
  sentAt: (moment: string) => `verschickt ${moment}`,
  since: (moment: string) => `vom ${moment}`,
  tried: (times: number) => (times === 1 ? 'Einmal versucht. Antwort des Mailservers:' : `${times}-mal versucht. Letzte Antwort des Mailservers:`),
  next: (moment: string) => `Nächster Versuch ${moment}`,
  retry: 'Noch einmal senden',
  retried: 'Die Mail wird gleich noch einmal gesendet',
  cancel: 'Nicht senden',
  cancelled: 'Die Mail wird nicht gesendet',
  rhythmTitle: 'Mails an mich',
  rhythmText:
    'Eine Mail fasst zusammen, was Sie betrifft: Karten, auf denen Sie stehen oder für die Sie sprechen, Fragen an Sie und nahe Termine. Was Sie selbst getan haben, steht nicht darin.',
  rhythms: {
    immediately: 'Gleich',
    daily: 'Einmal am Tag, morgens',
    weekly: 'Einmal in der Woche, montags',
    never: 'Gar nicht, auch keine Erinnerungen',
  },
  rhythmSaved: 'Gespeichert',
  remindBefore: 'Wie viele Tage vor einem Termin soll eine Mail erinnern? (0: gar nicht)',
  askAgain: 'Nach wie vielen Tagen ohne Antwort soll eine Mail nachfragen? (0: gar nicht)',
};
