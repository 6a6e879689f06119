import type { Catalogue } from '../de';

export const states: Catalogue['states'] = {
  failedTitle: 'That did not work',
  failedText: 'Please try again in a moment.',
  mailWaits: 'The mail is waiting: no mail server is set up yet.',
  offlineTitle: 'No connection',
  offlineText: 'The server cannot be reached right now. What you wrote stays here.',
  notFoundTitle: 'There is nothing here',
  notFoundText: 'This page does not exist, or you may not see it.',
  forbiddenTitle: 'You may not do this here',
  forbiddenText: 'Ask the coordinators of your alliance if you need it.',
  toBoard: 'To the board',
  toHome: 'To the start page',
  busy: 'The server is overloaded. Please wait a moment.',
  changedMeanwhile: 'Somebody else has changed this in the meantime.',
  clash: (theirs: string | null) =>
    `Somebody else has changed this meanwhile${theirs ? ` to “${theirs}”` : ''}. “Save” takes your version, “Cancel” leaves theirs.`,
};
