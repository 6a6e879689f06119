import { describe, expect, it } from 'vitest';
import { annexesOf, linesOf, patchOf, resultOf } from './fields';

describe('what is typed of a council paper', () => {
  it('takes an annex a line, with its address at the end', () => {
    const lines = 'Zielvereinbarung https://stadt.example/z.pdf\n\nProtokoll vom 22.08.2017';
    const annexes = annexesOf(lines);
    expect(annexes).toEqual([
      { title: 'Zielvereinbarung', url: 'https://stadt.example/z.pdf' },
      { title: 'Protokoll vom 22.08.2017', url: null },
    ]);
    expect(annexesOf(linesOf(annexes))).toEqual(annexes);
    expect(annexesOf(null)).toEqual([]);
  });

  it('sends only what was changed', () => {
    expect(patchOf({ title: 'Neu' })).toEqual({ title: 'Neu' });
    expect(patchOf({ annexes: null })).toEqual({ annexes: [] });
  });

  it('sends votes only if somebody counted', () => {
    expect(resultOf({ result: 'adopted', procedure: '', yes: '', no: null })).toEqual({ result: 'adopted' });
    expect(resultOf({ result: 'adopted', yes: '38', no: '0' })).toEqual({ result: 'adopted', votes: { yes: 38, no: 0, abstention: 0 } });
  });
});
