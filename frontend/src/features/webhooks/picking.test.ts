import { expect, test } from 'vitest';
import { filterOf, picked } from './picking';

const known = ['action_item', 'idea'];

test('a stored filter comes back as it was', () => {
  for (const types of [null, ['idea.*'], ['action_item.*', 'idea.created', 'webhook.*']]) {
    expect(filterOf(picked(types, known))).toEqual(types);
  }
});

test('single types are read however they are separated', () => {
  expect(filterOf({ some: true, subjects: [], further: ' idea.created;\nidea.deleted , ' })).toEqual([
    'idea.created',
    'idea.deleted',
  ]);
});
