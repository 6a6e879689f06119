import { describe, expect, it } from 'vitest';
import { around, begin, isMarked, lineAt, mark, unmark, unmarked } from './marks';

const TEXT = 'Erstens.\n\nZweitens, wichtig.\n\nDrittens.';

describe('marking for the executive summary', () => {
  it('marks the whole lines that a selection touches', () => {
    const at = TEXT.indexOf('wichtig');
    const done = mark(TEXT, at, at + 7);
    expect(done.text).toBe('Erstens.\n\n:::kurzfassung\nZweitens, wichtig.\n:::\n\nDrittens.');
    expect(done.text.slice(done.start, done.end)).toBe('Zweitens, wichtig.');
    expect(isMarked(done.text, done.start)).toBe(true);
    expect(isMarked(done.text, done.text.indexOf('Drittens'))).toBe(false);
  });

  it('makes one passage of several', () => {
    const twice = mark(mark(TEXT, 0, 3).text, 0, 200).text;
    expect(twice.match(/:::kurzfassung/g)).toHaveLength(1);
    expect(twice.match(/^:::$/gm)).toHaveLength(1);
  });

  it('takes a mark away as it was set', () => {
    const done = mark(TEXT, 0, 3);
    expect(unmark(done.text, done.start).text).toBe(TEXT);
  });

  it('gives the text as it is read, without the marks', () => {
    expect(unmarked(mark(TEXT, 0, 3).text)).toBe(TEXT);
  });

  it('leaves an empty line alone', () => {
    expect(mark(TEXT, 9, 9).text).toBe(TEXT);
  });
});

describe('the little Markdown', () => {
  it('goes around a selection and off again', () => {
    const bold = around('so wichtig', 3, 10, '**');
    expect(bold.text).toBe('so **wichtig**');
    expect(around(bold.text, 3, 14, '**').text).toBe('so wichtig');
  });

  it('begins lines and takes it back', () => {
    const list = begin('eins\nzwei', 0, 9, '- ');
    expect(list.text).toBe('- eins\n- zwei');
    expect(begin(list.text, list.start, list.end, '- ').text).toBe('eins\nzwei');
  });

  it('finds a line by its number', () => {
    expect(TEXT.slice(...lineAt(TEXT, 3))).toBe('Zweitens, wichtig.');
  });
});
