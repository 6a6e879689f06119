import type { calendars as german } from '../de/calendars';

/** Dates in one's own calendar. */
export const calendars: typeof german = {
  title: 'Calendar',
  intro: 'Your dates in the calendar that you use anyway: it reads them by itself and notices when something changes.',
  subscribe: 'Subscribe to calendar',
  mine: 'Subscribe to my dates',
  what: {
    mine: 'You get an address for everything in which you are named: next dates of your cards, your steps that are due, and the meetings of your groups.',
    group: 'You get an address for the meetings of this group and the next dates of its cards.',
    alliance: 'You get an address for all meetings and all next dates of the alliance.',
  },
  precise: 'What is precise to the day, the week or a short period is shown. “Mid June” stays on the card.',
  secret: 'The address is for you only: whoever knows it reads these dates without signing in. It is shown this once; you can close it at any time under “Your account”.',
  make: 'Make an address',
  address: 'Address of your calendar',
  how: 'Your calendar program calls it “Subscribe to a calendar from the web” or “Add by URL”.',
  open: 'Open in calendar program',
  copy: 'Copy address',
  copied: 'Copied',
  done: 'Done',
  none: 'No calendar subscribed yet',
  hint: (end: string) => `Address ends with ${end}`,
  read: (when: string) => `last read ${when}`,
  unread: 'never read yet',
  revoke: 'Close address',
  revokeOf: (name: string) => `Close the address of “${name}”`,
  revoked: 'The address is closed',
};
