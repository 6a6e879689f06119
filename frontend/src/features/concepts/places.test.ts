import { describe, expect, it } from 'vitest';
import type { Chapter } from './concepts';
import { byNumber, placeBefore, placeFor } from './places';

const chapter = (id: string, parent_id: string | null, level: number) => ({ id, parent_id, level }) as Chapter;
const a = chapter('a', null, 1);
const a1 = chapter('a1', 'a', 2);
const a2 = chapter('a2', 'a', 2);
const b = chapter('b', null, 1);
const ALL = [a, a1, a2, b];

describe('moving within an outline', () => {
  it('goes up and down among its own', () => {
    expect(placeFor(ALL, a2, 'up')).toEqual({ parent_id: 'a', before: 'a1' });
    expect(placeFor(ALL, a1, 'down')).toEqual({ parent_id: 'a', before: null });
    expect(placeFor(ALL, a, 'up')).toBeNull();
    expect(placeFor(ALL, b, 'down')).toBeNull();
  });

  it('goes below the one before it and out again', () => {
    expect(placeFor(ALL, b, 'in')).toEqual({ parent_id: 'a', before: null });
    expect(placeFor(ALL, a1, 'out')).toEqual({ parent_id: null, before: 'b' });
    expect(placeFor(ALL, a1, 'in')).toBeNull();
    expect(placeFor(ALL, b, 'out')).toBeNull();
  });

  it('is not dropped into itself', () => {
    expect(placeBefore(ALL, a, a1)).toBeNull();
    expect(placeBefore(ALL, b, a1)).toEqual({ parent_id: 'a', before: 'a1' });
  });

  it('reads numbers as numbers', () => {
    expect(['10', '2.1', '2', '2.10', '2.9'].sort(byNumber)).toEqual(['2', '2.1', '2.9', '2.10', '10']);
  });
});
