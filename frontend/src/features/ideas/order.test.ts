import { describe, expect, it } from 'vitest';
import type { Idea } from './ideas';
import { applied, clustersOf, inverse, patchesFor } from './order';

function idea(id: string, position: number, cluster: string | null, parent: string | null = null): Idea {
  return { id, position, cluster, parent_id: parent, question: 'Was?', text: id, state: 'open' } as Idea;
}
const wall = [
  idea('a', 0, 'Eins'),
  idea('b', 1, 'Eins'),
  idea('b1', 2, 'Eins', 'b'),
  idea('c', 3, 'Zwei'),
  idea('d', 4, 'Zwei'),
];
const drawn = (ideas: Idea[]) =>
  Object.fromEntries(clustersOf(ideas).map(({ name, notes }) => [name, notes.map((n) => '-'.repeat(n.depth) + n.idea.id)]));
const after = (id: string, cluster: string | null, before: string | null, parent?: string | null) =>
  drawn(applied(wall, patchesFor(wall, id, { question: 'Was?', cluster, before, parent })));

describe('the wall of ideas', () => {
  it('hangs ideas by cluster, nested, in order', () => {
    expect(drawn(wall)).toEqual({ Eins: ['a', 'b', '-b1'], Zwei: ['c', 'd'] });
  });

  it('moves an idea within its cluster and touches no other cluster', () => {
    expect(after('b', 'Eins', 'a')).toEqual({ Eins: ['b', '-b1', 'a'], Zwei: ['c', 'd'] });
    expect([...patchesFor(wall, 'd', { question: 'Was?', cluster: 'Zwei', before: 'c' }).keys()].sort()).toEqual(['c', 'd']);
  });

  it('takes along what hangs under an idea, and keeps the order of clusters', () => {
    expect(after('b', 'Zwei', 'c')).toEqual({ Eins: ['a'], Zwei: ['b', '-b1', 'c', 'd'] });
    expect(Object.keys(after('a', 'Zwei', 'c'))).toEqual(['Eins', 'Zwei']);
  });

  it('opens a new cluster behind the others', () => {
    expect(after('a', 'Drei', null)).toEqual({ Eins: ['b', '-b1'], Zwei: ['c', 'd'], Drei: ['a'] });
  });

  it('nests where it is asked to, never under itself', () => {
    expect(after('d', 'Zwei', null, 'c')).toEqual({ Eins: ['a', 'b', '-b1'], Zwei: ['c', '-d'] });
    expect(after('a', 'Eins', 'b1')).toEqual({ Eins: ['b', '-a', '-b1'], Zwei: ['c', 'd'] });
    expect(after('b', 'Eins', null, 'b1')).toEqual({ Eins: ['a', 'b', '-b1'], Zwei: ['c', 'd'] });
  });

  it('can be taken back', () => {
    const patches = patchesFor(wall, 'b', { question: 'Was?', cluster: 'Zwei', before: 'c' });
    expect(applied(applied(wall, patches), inverse(wall, patches))).toEqual(wall);
  });

  it('has nothing to do where nothing moves', () => {
    expect(patchesFor(wall, 'a', { question: 'Was?', cluster: 'Eins', before: 'b' }).size).toBe(0);
  });
});
