import { describe, expect, it } from 'vitest';
import { isMine, minePart } from './mine';
import { alarmCounts, inserted, isFiltering, matches, type ActionItem, type Filter } from './model';
import { sorted } from './sorting';

function item(members: Partial<ActionItem>): ActionItem {
  return {
    id: members.number ?? 'LMK-1',
    version: 1,
    number: 'LMK-1',
    alliance_id: 'a',
    group_id: null,
    title: 'Aktionstag',
    idea: null,
    steps: [],
    assignments: [],
    follow_ups: [],
    owners: [],
    next_date: null,
    status: 'planned',
    status_label: null,
    traffic_light: null,
    field_of_action: null,
    partners: [],
    sponsors: [],
    funding: null,
    visibility: 'internal',
    alarms: [],
    can: [],
    created_at: '2026-01-01T00:00:00Z',
    updated_at: '2026-01-01T00:00:00Z',
    ...members,
  };
}

const everything: Filter = { q: '', alarms: [], group: null, field: null, status: null };
const date = (earliest: string) => ({ text: earliest, earliest, latest: earliest, precision: 'day' as const });
const numbers = (items: ActionItem[]) => items.map((one) => one.number);

describe('the filter of the board', () => {
  const card = item({ title: 'Öffentlichkeitsarbeit', alarms: ['no_owner'], group_id: 'g', status: 'planned' });
  it('lets everything through when nothing is asked', () => {
    expect(isFiltering(everything)).toBe(false);
    expect(matches(card, everything)).toBe(true);
  });
  it('finds words anywhere on the card, whatever their accents and case', () => {
    expect(matches(card, { ...everything, q: 'offent arbeit' })).toBe(true);
    expect(matches(card, { ...everything, q: 'lmk-1' })).toBe(true);
    expect(matches(card, { ...everything, q: 'offent plakat' })).toBe(false);
  });
  it('takes a card that has one of the alarms, and all of the rest', () => {
    expect(matches(card, { ...everything, alarms: ['no_owner', 'overdue'] })).toBe(true);
    expect(matches(card, { ...everything, alarms: ['overdue'] })).toBe(false);
    expect(matches(card, { ...everything, alarms: ['no_owner'], status: 'done' })).toBe(false);
    expect(matches(card, { ...everything, group: 'other' })).toBe(false);
  });
  it('counts a card once, in however many columns it hangs', () => {
    const columns = [{ items: [card] }, { items: [card, item({ number: 'LMK-2', alarms: ['no_owner', 'silent'] })] }];
    expect([...alarmCounts(columns)]).toEqual([
      ['no_owner', 2],
      ['silent', 1],
    ]);
  });
});

describe('the place of a card', () => {
  const cards = ['a', 'b', 'c'].map((id) => ({ id }));
  const order = (items: { id: string }[]) => items.map((one) => one.id).join('');
  it('is before the named card, or the end', () => {
    expect(order(inserted(cards, { id: 'c' }, 'a'))).toBe('cab');
    expect(order(inserted(cards, { id: 'a' }, null))).toBe('bca');
    expect(order(inserted(cards, { id: 'x' }, 'b'))).toBe('axbc');
  });
  it('is the end when the card it should precede has gone', () => {
    expect(order(inserted(cards, { id: 'a' }, 'gone'))).toBe('bca');
  });
});

describe('the table', () => {
  const cards = [
    item({ number: 'LMK-10', title: 'Äpfel', next_date: date('2026-03-01') }),
    item({ number: 'LMK-2', title: 'Zebra', status: 'done' }),
    item({ number: 'LMK-1', title: 'Birnen', next_date: date('2026-02-01') }),
  ];
  const by = (sort: string) => numbers(sorted(cards, sort, () => null, 'de'));
  it('sorts numbers as numbers and words as German does', () => {
    expect(by('number')).toEqual(['LMK-1', 'LMK-2', 'LMK-10']);
    expect(by('title')).toEqual(['LMK-10', 'LMK-1', 'LMK-2']);
    expect(by('-title')).toEqual(['LMK-2', 'LMK-1', 'LMK-10']);
  });
  it('puts what has no date last, both ways round', () => {
    expect(by('next')).toEqual(['LMK-1', 'LMK-10', 'LMK-2']);
    expect(by('-next')).toEqual(['LMK-10', 'LMK-1', 'LMK-2']);
  });
  it('falls back to the number for a column it does not know', () => {
    expect(by('nonsense')).toEqual(by('number'));
  });
});

describe('my items', () => {
  const assignment = (id: string, party: string, state: 'asked' | 'declined') => ({
    id,
    version: 1,
    party: { kind: 'person' as const, id: party, name: 'A. Beispiel' },
    task: null,
    role: 'responsible' as const,
    state,
    note: null,
  });
  it('are parts of cards and of their steps, until one declined', () => {
    const card = item({
      assignments: [assignment('1', 'me', 'declined'), assignment('2', 'you', 'asked')],
      steps: [
        { id: 's', version: 1, text: 'x', state: 'open', parent_id: null, position: 0, due: null, assignments: [assignment('3', 'me', 'asked')] },
      ],
    });
    expect(minePart(card, 'me').map((part) => part.assignment.id)).toEqual(['1', '3']);
    expect(isMine(card, 'me')).toBe(true);
    expect(isMine(item({ assignments: [assignment('1', 'me', 'declined')] }), 'me')).toBe(false);
  });
});
