/** E-mail: mail server, queue, how often one gets mail. */
import type { Catalogue } from '../de';

export const mail: Catalogue['mail'] = {
  title: 'E-mail',
  server: 'Mail server',
  ready: 'Set up',
  missing: 'Not set up',
  missingText: 'No mail server is set. No mail is lost: they wait here until the operators enter one.',
  missingOperator:
    'No mail is lost: they wait here until BUENDNISWERK_SMTP_HOST and BUENDNISWERK_MAIL_FROM are set. The guide for operators describes all settings.',
  through: (server, security, sender) => `Through ${server} (${security}), sender ${sender}`,
  security: { starttls: 'encrypted with STARTTLS', tls: 'encrypted with TLS', none: 'not encrypted' },
  counts: (waiting, failed) =>
    [
      waiting ? (waiting === 1 ? '1 mail waits' : `${waiting} mails wait`) : '',
      failed ? (failed === 1 ? '1 mail did not arrive' : `${failed} mails did not arrive`) : '',
    ]
      .filter(Boolean)
      .join(', ') || 'No mail waits, all of them arrived',
  testTo: 'Test mail to',
  testHint: 'Empty: to your own address.',
  test: 'Send a test mail',
  accepted: (to) => `The mail server took the mail to ${to}:`,
  refused: (to) => `The mail to ${to} was not sent:`,
  queue: 'Mails of the alliance',
  queueAll: 'All mails of the installation',
  which: 'Show',
  states: { failed: 'Did not arrive', queued: 'Waiting', sent: 'Sent' },
  none: { failed: 'Everything arrived', queued: 'Nothing waits', sent: 'No mails sent yet' },
  noneText: 'This lists the newest mails without their text: personal links may stand in it.',
  to: (who) => `to ${who}`,
  sentAt: (moment) => `sent ${moment}`,
  since: (moment) => `of ${moment}`,
  tried: (times) => (times === 1 ? 'Tried once. The mail server answered:' : `Tried ${times} times. The mail server answered last:`),
  next: (moment) => `Next try ${moment}`,
  retry: 'Send again',
  retried: 'The mail will be sent again in a moment',
  cancel: 'Do not send',
  cancelled: 'The mail will not be sent',
  rhythmTitle: 'Mails to me',
  rhythmText:
    'One mail sums up what concerns you: cards on which you are named or for which you speak, questions to you, and dates that are near. What you did yourself is not in it.',
  rhythms: {
    immediately: 'At once',
    daily: 'Once a day, in the morning',
    weekly: 'Once a week, on Mondays',
    never: 'Not at all, no reminders either',
  },
  rhythmSaved: 'Saved',
  remindBefore: 'How many days before a date should a mail remind of it? (0: never)',
  askAgain: 'After how many days without an answer should a mail ask again? (0: never)',
};
