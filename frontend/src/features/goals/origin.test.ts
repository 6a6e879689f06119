import { describe, expect, it } from 'vitest';
import type { LineageEntry } from './goals';
import { begunWith, differing, enough, type Origin } from './origin';

const entry = (from: string, to: string, kind: string) =>
  ({ id: `${from}-${to}`, version: 1, from_measure_id: from, to_measure_id: to, kind, reason: null }) as LineageEntry;
const kept = [entry('A', 'a', 'continued'), entry('B', 'b', 'continued')];
const origin = (more: Partial<Origin>): Origin => ({ kind: 'continued', from: 'A', froms: ['A'], tos: ['a'], reason: '', ...more });
const told = (more: Partial<Origin>, entries = kept, measure = 'a') => {
  const { gone, news } = differing(measure, origin(more), entries);
  return { gone: gone.map((one) => one.id), news: news.map((one) => `${one.from}-${one.to}`) };
};

describe('where a kept measure comes from', () => {
  it('is what was told of it, and otherwise the first of the edition before', () => {
    expect(begunWith('a', kept, 'B')).toEqual(origin({}));
    expect(begunWith('n', kept, 'B')).toEqual(origin({ from: 'B', froms: [], tos: ['n'] }));
    const parts = [entry('A', 'a', 'split'), entry('A', 'n', 'split'), entry('B', 'b', 'continued')];
    expect(begunWith('n', parts, 'B')).toEqual(origin({ kind: 'split', tos: ['n', 'a'] }));
  });

  it('is told of every part of a split measure, and taken back of one that is none', () => {
    expect(told({ kind: 'split', tos: ['a', 'n'] })).toEqual({ gone: [], news: ['A-a', 'A-n'] });
    const parts = [entry('A', 'a', 'split'), entry('A', 'n', 'split'), entry('A', 'm', 'split')];
    expect(told({ kind: 'split', tos: ['a', 'm'] }, parts)).toEqual({ gone: ['A-n'], news: [] });
  });

  it('is told of each of several merged ones, and taken back of one that is not merged', () => {
    expect(told({ kind: 'merged', froms: ['A', 'B'] })).toEqual({ gone: [], news: ['A-a', 'B-a'] });
    const merged = [entry('A', 'a', 'merged'), entry('B', 'a', 'merged')];
    expect(told({}, merged)).toEqual({ gone: ['B-a'], news: ['A-a'] });
  });

  it('needs two where something was split or merged', () => {
    expect(enough(origin({ kind: 'split' }))).toBe(false);
    expect(enough(origin({ kind: 'merged' }))).toBe(false);
    expect(enough(origin({ kind: 'merged', froms: ['A', 'B'] }))).toBe(true);
    expect(enough(origin({ from: '' }))).toBe(false);
  });
});
