import type { Catalogue } from '../de';

export const nav: Catalogue['nav'] = {
  label: 'Parts of the alliance',
  board: 'Board',
  card: 'Card',
  table: 'Table',
  mine: 'My items',
  ideas: 'Ideas wall',
  groups: 'Groups',
  dashboard: 'Overview',
  imports: 'Import',
  people: 'People & organisations',
  settings: 'Settings',
  more: 'More',
  search: 'Search',
  quickSearch: 'Search (Ctrl+K or /)',
};

export const shell: Catalogue['shell'] = {
  product: 'Bündniswerk',
  home: 'Your alliances',
  switchAlliance: 'Change alliance',
  account: (name) => `Signed in as ${name}`,
  signOut: 'Sign out',
  accessibility: 'Accessibility',
  language: 'Language',
  languages: { de: 'Deutsch', en: 'English' },
  offline: 'No connection. You can go on reading; what you tick is sent later.',
  waiting: (count) =>
    count === 1 ? 'One change is waiting for the connection.' : `${count} changes are waiting for the connection.`,
  sent: 'The waiting changes have been sent.',
  refused: (label) => `“${label}” could not be sent.`,
  expiredTitle: 'Your session has ended',
  expiredText: 'What you wrote is still here. Sign in and go on where you were.',
  footer: 'Footer',
};
