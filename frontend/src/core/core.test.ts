import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Problem } from '../api/problem';
import { compareFuzzy, daysBetween, formatDay, formatDistance, isPast, shownDate, today, understood, withYear } from './dates';
import { draft, dropOldDrafts } from './drafts';
import { eventParser, type StreamEvent } from './event-stream';
import { clashes } from './merge';
import { changedQuery, fillPath, matchPath } from './paths';

class MemoryStorage {
  [key: string]: unknown;
  getItem(key: string): string | null {
    return (this[key] as string | undefined) ?? null;
  }
  setItem(key: string, value: string): void {
    this[key] = value;
  }
  removeItem(key: string): void {
    delete this[key];
  }
}

const fuzzy = (earliest: string | null, latest: string | null, precision = 'day') => ({
  text: 'as written',
  earliest,
  latest,
  precision,
});

describe('addresses', () => {
  it('matches a pattern and decodes its parts', () => {
    expect(matchPath('/a/:alliance/cards/:number', '/a/lmk/cards/LMK-7')).toEqual({ alliance: 'lmk', number: 'LMK-7' });
    expect(matchPath('/a/:alliance/board', '/a/b%C3%BCndnis/board')).toEqual({ alliance: 'bündnis' });
  });
  it('refuses other lengths, other words and broken encodings', () => {
    expect(matchPath('/a/:alliance/board', '/a/lmk')).toBeNull();
    expect(matchPath('/a/:alliance/board', '/a/lmk/table')).toBeNull();
    expect(matchPath('/a/:alliance', '/a/%E0%A4%A')).toBeNull();
  });
  it('fills a pattern so that it matches again', () => {
    const params = { alliance: 'für alle/Kinder', number: '7' };
    const pattern = '/a/:alliance/cards/:number';
    expect(matchPath(pattern, fillPath(pattern, params))).toEqual(params);
  });
  it('changes only what it is told to in a query', () => {
    expect(changedQuery('?by=group&q=eis', { q: null, alarm: ['no_owner', 'overdue'] })).toBe(
      '?by=group&alarm=no_owner&alarm=overdue',
    );
    expect(changedQuery('?q=eis', { q: '' })).toBe('');
  });
});

describe('dates', () => {
  it('takes the calendar day of the reader', () => {
    expect(today(new Date(2010, 0, 5, 23, 59))).toBe('2010-01-05');
  });
  it('adds the year that was missing', () => {
    expect(withYear('15. Mai ', '2027')).toBe('15. Mai 2027');
    expect(withYear('20.10.', '2027')).toBe('20.10.2027');
  });
  it('counts whole days across the change to summer time', () => {
    expect(daysBetween('2026-03-28', '2026-03-30')).toBe(2);
    expect(daysBetween('2026-03-30', '2026-03-28')).toBe(-2);
  });
  it('says distances in words', () => {
    expect(formatDistance('2026-05-16', '2026-05-15', 'de')).toBe('morgen');
    expect(formatDistance('2026-05-01', '2026-05-15', 'de')).toBe('vor 2 Wochen');
  });
  it('puts bounds into words by their precision', () => {
    expect(understood(fuzzy('2010-10-01', '2010-10-31', 'month'), 'de')).toEqual({ kind: 'month', text: 'Oktober 2010' });
    expect(understood(fuzzy('2010-06-22', '2010-06-28', 'range'), 'de')).toEqual({
      kind: 'range',
      from: '22.06.2010',
      to: '28.06.2010',
    });
    expect(understood(fuzzy(null, null, 'anchor'), 'de')).toEqual({ kind: 'anchor' });
    expect(understood(fuzzy(null, null), 'de')).toEqual({ kind: 'open' });
  });
  it('says the year of a date that was written without one when it is another', () => {
    const date = { text: '20.10', earliest: '2009-10-20', latest: '2009-10-20', year_inferred: true };
    expect(shownDate(date, '2026-11-23')).toBe('20.10 (2009)');
    expect(shownDate(date, '2009-11-15')).toBe('20.10');
    expect(shownDate({ ...date, year_inferred: false }, '2026-11-23')).toBe('20.10');
    expect(shownDate(null)).toBe('');
  });
  it('writes days in English so that no month is taken for a day', () => {
    expect(formatDay('2026-11-12', 'en', 'short')).toBe('12 Nov 2026');
    expect(formatDay('2026-11-12', 'de', 'short')).toBe('12.11.2026');
  });
  it('sorts by earliest, then latest, without a date last, and keeps written order', () => {
    const dates = [fuzzy(null, null), fuzzy('2010-10-01', '2010-10-31'), null, fuzzy('2010-10-01', '2010-10-01')];
    expect([...dates].sort(compareFuzzy)).toEqual([dates[3], dates[1], dates[0], dates[2]]);
  });
  it('calls a date past only when its last day has gone', () => {
    expect(isPast(fuzzy('2010-10-01', '2010-10-31'), '2010-10-31')).toBe(false);
    expect(isPast(fuzzy('2010-10-01', '2010-10-31'), '2010-11-01')).toBe(true);
    expect(isPast(fuzzy(null, null), '2010-11-01')).toBe(false);
  });
});

describe('two people, one record', () => {
  const base = { title: 'Aktionstag', idea: 'spielen', steps: [{ id: '1', text: 'a' }] };
  it('lets changes of different fields go together', () => {
    expect(clashes(base, { ...base, title: 'Aktionstage' }, { idea: 'feiern' })).toEqual([]);
  });
  it('shows mine and theirs where both changed a field', () => {
    expect(clashes(base, { ...base, title: 'Aktionstage' }, { title: 'Spielfest' })).toEqual([
      { field: 'title', base: 'Aktionstag', mine: 'Spielfest', theirs: 'Aktionstage' },
    ]);
  });
  it('sees no clash where both wrote the same', () => {
    expect(clashes(base, { ...base, title: 'Fest' }, { title: 'Fest' })).toEqual([]);
  });
  it('compares nested values by what they hold', () => {
    expect(clashes(base, { ...base, steps: [{ text: 'a', id: '1' }] }, { steps: [] })).toEqual([]);
    expect(clashes(base, { ...base, steps: [{ id: '1', text: 'b' }] }, { steps: [] })).toHaveLength(1);
  });
});

describe('the stream of events', () => {
  const read = (...pieces: string[]) => {
    const events: StreamEvent[] = [];
    const parse = eventParser((event) => events.push(event));
    pieces.forEach(parse);
    return events;
  };
  it('reads events whatever the pieces they arrive in', () => {
    const whole = ': hello\n\nid: 4\nevent: action_item.moved\ndata: {"a":1}\n\n';
    for (let cut = 1; cut < whole.length; cut++) {
      expect(read(whole.slice(0, cut), whole.slice(cut))).toEqual([
        { id: '4', type: 'action_item.moved', data: '{"a":1}' },
      ]);
    }
  });
  it('joins lines of data and ignores what is unfinished', () => {
    expect(read('data: a\r\ndata: b\r\n\r\ndata: lost')).toEqual([{ id: null, type: 'message', data: 'a\nb' }]);
  });
});

describe('drafts', () => {
  beforeEach(() => vi.stubGlobal('localStorage', new MemoryStorage()));
  it('come back until they are cleared', () => {
    draft('action-item:1:idea').write('halb fertig');
    expect(draft('action-item:1:idea').read()).toBe('halb fertig');
    draft('action-item:1:idea').clear();
    expect(draft('action-item:1:idea').read()).toBeNull();
  });
  it('go after thirty days', () => {
    draft('a').write('alt');
    dropOldDrafts(Date.now() + 29 * 86_400_000);
    expect(draft('a').read()).toBe('alt');
    dropOldDrafts(Date.now() + 31 * 86_400_000);
    expect(draft('a').read()).toBeNull();
  });
  it('do not stop anybody when the browser keeps nothing', () => {
    vi.stubGlobal('localStorage', {
      getItem: () => {
        throw new DOMException('denied');
      },
      setItem: () => {
        throw new DOMException('full');
      },
    });
    draft('a').write('text');
    expect(draft('a').read()).toBeNull();
  });
});

describe('problems', () => {
  const problem = new Problem(422, {
    type: 'https://example.org/api/v1/problems/validation-failed',
    title: 'Unvollständig',
    errors: [
      { pointer: '#/steps/0/text', detail: 'fehlt' },
      { pointer: '#/title', detail: 'zu lang' },
    ],
  });
  it('know their kind and the field they are about', () => {
    expect(problem.kind).toBe('validation-failed');
    expect(problem.fieldError('title')).toBe('zu lang');
    expect(problem.fieldError('steps')).toBe('fehlt');
    expect(problem.fieldError('step')).toBeNull();
  });
});
