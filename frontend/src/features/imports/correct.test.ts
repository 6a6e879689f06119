import { describe, expect, it } from 'vitest';
import { movePart, removeIdea, removeItem, removePart, unplacedToIdea, unplacedToStep } from './correct';
import type { Understanding } from './imports';

function found(): Understanding {
  const idea = (text: string, line: number, parent: number | null = null, taken: number | null = null) => ({
    text, line, parent, taken_up_by: taken, source: text, position: line, question: null, cluster: 'Thema', outcome: 'new', id: null,
  });
  const item = (title: string, line: number) => ({
    title, line, lines: [line, line + 1], source: title, outcome: 'new', id: null, answers: [], changes: {},
    steps: [{ text: 'eins', line: line + 1, source: 'eins', state: 'open', due: null }, { text: 'zwei', line: line + 1, source: 'zwei', state: 'open', due: null }],
    assignments: [{ party: { kind: 'organisation', name: 'WIS' }, step: 1, line: line + 1, source: 'WIS' }],
    follow_ups: [], partners: [], sponsors: [],
  });
  return {
    ideas: [idea('a', 1), idea('b', 2, 0), idea('c', 3, 1, 1)],
    action_items: [item('Karte 1', 10), item('Karte 2', 20)],
    duties: [],
    groups: [],
    unplaced: [{ line: 5, text: 'übrig' }],
  } as unknown as Understanding;
}

describe('corrections of what was understood', () => {
  it('lets what hung under a removed idea hang where that one hung, and keeps its line', () => {
    const one = found();
    removeIdea(one, 1);
    expect(one.ideas.map((idea) => [idea.text, idea.parent])).toEqual([['a', null], ['c', 0]]);
    expect(one.unplaced).toContainEqual({ line: 2, text: 'b' });
  });

  it('frees the ideas that a removed card had taken up, and keeps all its lines', () => {
    const one = found();
    removeItem(one, 1, (line) => `Zeile ${line}`);
    expect(one.ideas[2]!.taken_up_by).toBeNull();
    expect(one.unplaced.map((left) => left.line)).toEqual([5, 20, 21]);
    const other = found();
    removeItem(other, 0, () => null);
    expect(other.ideas[2]!.taken_up_by).toBe(0);
  });

  it('keeps who does a step together with the step', () => {
    const one = found();
    removePart(one.action_items[0]!, 'steps', 0);
    expect(one.action_items[0]!.assignments[0]!.step).toBe(0);
    removePart(one.action_items[0]!, 'steps', 0);
    expect(one.action_items[0]!.assignments[0]!.step).toBeNull();
  });

  it('moves a part to another card with its line', () => {
    const one = found();
    movePart(one, 0, 'assignments', 0, 1);
    expect(one.action_items[1]!.assignments.at(-1)!.step).toBeNull();
    expect(one.action_items[1]!.lines).toContain(11);
  });

  it('places what was left over', () => {
    const one = found();
    unplacedToIdea(one, 0, null, 'Thema');
    expect(one.ideas.at(-1)).toMatchObject({ text: 'übrig', line: 5 });
    const other = found();
    unplacedToStep(other, 0, 0);
    expect(other.action_items[0]!.steps.at(-1)!.text).toBe('übrig');
    expect(other.unplaced).toEqual([]);
  });
});
