import { describe, expect, it } from 'vitest';
import { lanesOf, ticksOf } from './lanes';
import type { Entry } from './timeline';

const entry = (kind: string, earliest: string | null, latest: string | null, precision = 'day'): Entry =>
  ({ kind, id: `${kind}${earliest}`, title: '', when: earliest && { earliest, latest, precision, approximate: false } }) as unknown as Entry;

describe('the lanes of a timeline', () => {
  const entries = [
    entry('meeting', '2011-09-05', '2011-09-05'),
    entry('meeting', '2011-09-05', '2011-09-05'),
    entry('meeting', '2011-09-01', '2011-09-30', 'month'),
    entry('meeting', '2010-10-13', '2010-10-13'),
    entry('phase', '2011-02-22', '2011-06-06', 'range'),
    entry('step', null, null),
  ];
  const lanes = lanesOf(entries, '2010-10-13', '2011-09-30');

  it('have what has a date, phases first', () => {
    expect(lanes.map((lane) => [lane.kind, lane.marks.length])).toEqual([
      ['phase', 1],
      ['meeting', 4],
    ]);
  });

  it('draw a month as a soft bar, a day as a point, and a span as a bar', () => {
    const [, meetings] = lanes;
    expect(meetings!.marks.map((mark) => [mark.soft, mark.width > 0])).toEqual([
      [false, false],
      [true, true],
      [false, false],
      [false, false],
    ]);
    expect(lanes[0]!.marks[0]).toMatchObject({ soft: false, row: 0 });
    expect(meetings!.marks[0]!.x).toBe(0);
  });

  it('put what falls on one day into rows of its own', () => {
    expect(new Set(lanes[1]!.marks.slice(1).map((mark) => mark.row)).size).toBe(3);
  });
});

describe('the scale of a timeline', () => {
  it('names months, quarters or years', () => {
    expect(ticksOf('2010-10-13', '2011-09-30').map((tick) => tick.day)[0]).toBe('2010-11-01');
    expect(ticksOf('2017-03-14', '2020-09-27').map((tick) => tick.day)).toEqual([
      '2017-07-01',
      '2018-01-01',
      '2018-07-01',
      '2019-01-01',
      '2019-07-01',
      '2020-01-01',
      '2020-07-01',
    ]);
  });
});
