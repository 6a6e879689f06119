import { describe, expect, it } from 'vitest';
import { contrastWithWhite } from './looks';

describe('the contrast of a colour with white paper', () => {
  it('is that of WCAG', () => {
    expect(contrastWithWhite('#ffffff')).toBeCloseTo(1, 5);
    expect(contrastWithWhite('#000000')).toBeCloseTo(21, 5);
    expect(contrastWithWhite('#00538C')).toBeCloseTo(8.03, 2);
    expect(contrastWithWhite('#767676')).toBeCloseTo(4.54, 2);
  });
  it('is nothing for what is no colour', () => {
    for (const text of ['', 'blau', '#fff', '#00538c;']) expect(contrastWithWhite(text)).toBeNull();
  });
});
