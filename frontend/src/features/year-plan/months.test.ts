import { describe, expect, it } from 'vitest';
import { months, warnings } from './months';
import type { YearPlan } from './yearPlan';

const entry = (title: string, earliest: string) => ({ title, when: { text: title, earliest, latest: earliest }, clashes: [] });
const plan = {
  year: 2010,
  starting: '2010-01-01',
  ending: '2010-12-31',
  entries: [entry('Jahreswende', '2009-12-30'), entry('Aktionstag', '2010-05-15')],
  holidays: { land: null, school_known_until: null, holidays: [{ kind: 'public', name: 'Maifeiertag', first: '2010-05-01', last: '2010-05-01' }] },
  series: [],
} as unknown as YearPlan;

describe('months', () => {
  it('puts dates and holidays where they begin, and what began before into January', () => {
    const found = months(plan);
    expect(found).toHaveLength(12);
    expect(found[0]!.entries.map((one) => one.title)).toEqual(['Jahreswende']);
    expect(found[4]!.entries.map((one) => one.title)).toEqual(['Aktionstag']);
    expect(found[4]!.holidays.map((one) => one.name)).toEqual(['Maifeiertag']);
  });
});

describe('warnings', () => {
  it('leaves out what could not be looked at', () => {
    const clashes = [{ kind: 'land_unknown' }, { kind: 'public_holiday', name: 'Maifeiertag' }];
    expect(warnings({ ...plan.entries[1]!, clashes } as never).map((one) => one.kind)).toEqual(['public_holiday']);
  });
});
