import type { Catalogue } from '../de';

export const dates: Catalogue['dates'] = {
  understoodAs: (text) => `understood: ${text}`,
  range: (from, to) => `${from} to ${to}`,
  about: (text) => `about ${text}`,
  yearInferred: (text) => `${text} (year added)`,
  anchor: 'hangs on this meeting and moves with it',
  open: 'no date yet – the text stays',
  openYear: 'the year is open – please add it',
};
