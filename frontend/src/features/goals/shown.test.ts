import { describe, expect, it } from 'vitest';
import { goalBody, measureBody, withNumbers } from './bodies';
import type { Measure, Tree } from './goals';
import { measuresOf, NOTHING, shownOf } from './shown';

const office = { kind: 'organisation', id: 'o', name: 'Jugendamt' };
const measure = (id: string, more: object = {}) => ({ id, responsible: null, status: 'planned', alarms: [], ...more });
const tree = {
  fields: [
    { field: { id: 'a', label: 'Wohnen', is_focus: false }, goals: [{ id: 'g', measures: [measure('1')] }, { id: 'h', measures: [] }] },
    { field: { id: 'b', label: 'Bildung', is_focus: true }, goals: [{ id: 'i', measures: [measure('2', { responsible: office, alarms: ['no_card'] })] }] },
  ],
} as unknown as Tree;
const ids = (chosen: object) => measuresOf(shownOf(tree, { ...NOTHING, ...chosen })).map((one) => one.id);

describe('what is shown of an agreement', () => {
  it('is everything, with goals that have no measure yet, while nothing is chosen', () => {
    expect(shownOf(tree, NOTHING).flatMap((one) => one.goals.map((goal) => goal.id))).toEqual(['g', 'h', 'i']);
  });

  it('follows focus, who is responsible, status and notices', () => {
    expect(ids({ focus: '1' })).toEqual(['2']);
    expect(ids({ responsible: 'Jugendamt' })).toEqual(['2']);
    expect(ids({ status: 'done' })).toEqual([]);
    expect(ids({ alarm: '1' })).toEqual(['2']);
  });
});

describe('what is sent of a form', () => {
  it('keeps the records behind names that stay', () => {
    const before = { participants: [office] } as Measure;
    expect(measureBody({ participants: 'Jugendamt; Elternbeirat' }, before)).toEqual({ participants: [office, 'Elternbeirat'] });
    expect(measureBody({ participants: null }, before)).toEqual({ participants: [] });
  });

  it('replaces the source in words and keeps those that link to records', () => {
    const idea = { type: 'idea', id: 'x', text: 'Idee' };
    const goal = { sources: [idea, { type: 'text', id: null, text: 'Gespräch' }] } as never;
    expect(goalBody({ source: 'Workshop', is_proposal: 'true' }, goal)).toEqual({
      is_proposal: true,
      sources: [idea, { type: 'text', text: 'Workshop' }],
    });
  });

  it('reads numbers with a comma and leaves what is none to the server', () => {
    expect(withNumbers({ value: '12,5', note: '3', other: null }, ['value', 'other'])).toEqual({ value: 12.5, note: '3', other: null });
    expect(withNumbers({ value: 'viel' }, ['value'])).toEqual({ value: 'viel' });
  });
});
