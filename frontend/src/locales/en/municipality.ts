import type { Catalogue } from '../de';

export const municipality: Catalogue['municipality'] = {
  title: 'Municipality',
  yours: 'Your municipalities',
  people: 'Who administers and who reads the log',
  hints: {
    administrator: 'looks after all alliances of the municipality, gives access and reads along',
    auditor: 'reads the log of the municipality and nothing else',
  },
  none: 'Not found',
  noneText: 'There is no such municipality, or you have no task there.',
};
