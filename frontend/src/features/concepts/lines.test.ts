import { describe, expect, it } from 'vitest';
import { authorsFrom, partiesFrom, referenceLines, referencesFrom } from './lines';

const srb = { kind: 'organisation', id: 'srb', name: 'SRB' } as const;

describe('what is typed one a line', () => {
  it('keeps the record behind a name that stays', () => {
    expect(partiesFrom('SRB\n\n Schulamt ', [srb])).toEqual([srb, 'Schulamt']);
  });

  it('keeps the answer of who had answered', () => {
    expect(authorsFrom('SRB\nSchulamt', [{ party: srb, state: 'accepted' }])).toEqual([
      { party: srb, state: 'accepted' },
      { party: 'Schulamt', state: 'asked' },
    ]);
  });

  it('reads a source with its address and day, and writes it the same', () => {
    const line = 'Schuleingangsuntersuchung; https://stadt.example/daten; 2019-06-30';
    expect(referencesFrom(line)).toEqual([
      { text: 'Schuleingangsuntersuchung', url: 'https://stadt.example/daten', as_of: '2019-06-30' },
    ]);
    expect(referenceLines(referencesFrom(line))).toBe(line);
    expect(referencesFrom('Umfrage; 2. Welle')).toEqual([{ text: 'Umfrage; 2. Welle', url: null, as_of: null }]);
  });
});
