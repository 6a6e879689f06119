import { describe, expect, it } from 'vitest';
import type { Line } from './reports';
import { bodyOf, byGoal, fieldsOf, periodsOf } from './typed';

describe('what is typed of a report', () => {
  it('takes several years as periods of their own', () => {
    expect(periodsOf('2020, 2019')).toEqual([
      { period_from: '2019-01-01', period_until: '2019-12-31' },
      { period_from: '2020-01-01', period_until: '2020-12-31' },
    ]);
    expect(periodsOf('2019/2019')).toHaveLength(1);
    expect(periodsOf('19')).toBeNull();
    expect(periodsOf(' ')).toBeNull();
  });

  it('sends empty words as none', () => {
    expect(bodyOf({ ...fieldsOf(null), status: 'done', text: '  ' })).toEqual({
      status: 'done',
      status_label: null,
      text: null,
      traffic_light: null,
    });
  });

  it('keeps the order of measures under their goals', () => {
    const line = (measure_id: string, goal: string) => ({ measure_id, goal, field_of_action: 'Bildung' }) as Line;
    const goals = byGoal([line('1', 'A'), line('2', 'A'), line('3', 'B')]);
    expect(goals.map((one) => one.lines.map((each) => each.measure_id))).toEqual([['1', '2'], ['3']]);
  });
});
