/** Taking part without an account: personal links. */
import type { Catalogue } from '../de';

export const participation: Catalogue['participation'] = {
  title: 'Without account',
  intro:
    'Who is named here and has no account answers through a personal link: say yes or no, tick steps, name the next date.',
  nobody: 'No person from the directory is named on this card yet. Enter them under “People & organisations”, then name them here.',
  none: 'no link yet',
  noneAnyMore: 'no valid link any more',
  validUntil: (day: string) => `link valid until ${day}`,
  lastUsed: (moment: string) => `last used ${moment}`,
  neverUsed: 'not used yet',
  send: 'Send link by mail',
  sent: (name: string) => `The link for ${name} is on its way`,
  show: 'Show link',
  revoke: 'Revoke links',
  revoked: (name: string) => `The links of ${name} are no longer valid`,
  printWithCode: 'Print card with QR code',
  linkFor: (name: string) => `Link for ${name}`,
  once: (name: string) =>
    `This link is shown only now. Give it to ${name} alone: whoever has it answers under this name.`,
  codeFor: (name: string) => `QR code with the personal link for ${name}`,
  copy: 'Copy link',
  copied: 'Copied',
  close: 'Done',
  code: 'QR code',
  codes: {
    none: 'without QR code',
    card: 'to the card, for members with an account',
    person: (name: string) => `personal for ${name}, without account`,
  },
  cardCode: (number: string) => `QR code of card ${number}`,
  scanCard: 'To the card',
  scanPerson: (name: string) => `For ${name}: answer here`,
};
