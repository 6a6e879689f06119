import { expect, it } from 'vitest';
import { cents, whole } from './numbers';

it.each([
  ['2500', 250000],
  ['2.500,50 €', 250050],
  ['2,500.5', 250050],
  ['2.500', 250000],
  ['0', 0],
  ['0,05', 5],
  ['viel', 'viel'],
  ['-5', '-5'],
  ['', null],
])('reads %s as cents', (typed, read) => expect(cents(typed)).toBe(read));

it.each([
  ['20', 20],
  ['zwanzig', 'zwanzig'],
  [' ', null],
  [undefined, null],
])('reads %s as a whole number', (typed, read) => expect(whole(typed)).toBe(read));
