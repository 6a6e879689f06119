import { describe, expect, it } from 'vitest';
import { chosenFor, ruleOf, type Chosen } from './rules';

describe('rules of series', () => {
  it('come back as they were chosen', () => {
    const rules = [
      'FREQ=WEEKLY;BYDAY=MO',
      'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU',
      'FREQ=MONTHLY;BYDAY=2TU',
      'FREQ=MONTHLY;INTERVAL=2;BYDAY=-1TH',
    ];
    expect(rules.map((rule) => ruleOf(chosenFor(rule)!))).toEqual(rules);
  });

  it('are left alone where they say more than can be chosen', () => {
    expect(chosenFor('FREQ=YEARLY;BYMONTH=3;BYDAY=1MO')).toBeNull();
    expect(chosenFor('FREQ=WEEKLY;BYDAY=TU,TH')).toBeNull();
  });

  it('are none for a rhythm in words', () => {
    expect(ruleOf(chosenFor(null)!)).toBeNull();
  });

  it('meet at least once in a while', () => {
    const chosen: Chosen = { rhythm: 'weeks', day: 'TU', every: '', nth: '1' };
    expect(ruleOf(chosen)).toBe('FREQ=WEEKLY;BYDAY=TU');
  });
});
