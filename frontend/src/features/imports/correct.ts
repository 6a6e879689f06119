/**
 * Corrections of what was understood, before anything is stored. `parent`, `taken_up_by` and
 * `step` are places in lists, so whoever takes something out of a list moves them along. What
 * is taken out goes back to what was not placed: nothing of the source vanishes.
 */
import type { FoundItem, Understanding } from './imports';

export const partLists = ['steps', 'assignments', 'follow_ups', 'partners', 'sponsors'] as const;
export type PartList = (typeof partLists)[number];

const shifted = (place: number | null | undefined, gone: number): number | null =>
  place === null || place === undefined || place === gone ? null : place > gone ? place - 1 : place;

export function putAside(found: Understanding, line: number, text: string): void {
  if (found.unplaced.some((one) => one.line === line && one.text === text)) return;
  found.unplaced = [...found.unplaced, { line, text }].sort((a, b) => a.line - b.line);
}

export function removeIdea(found: Understanding, index: number): void {
  const idea = found.ideas[index]!;
  for (const one of found.ideas) {
    // What hung under it hangs where it hung.
    one.parent = one.parent === index ? shifted(idea.parent, index) : shifted(one.parent, index);
  }
  found.ideas.splice(index, 1);
  putAside(found, idea.line, idea.source);
}

export function removeItem(found: Understanding, index: number, sourceOf: (line: number) => string | null): void {
  const item = found.action_items[index]!;
  for (const idea of found.ideas) idea.taken_up_by = shifted(idea.taken_up_by, index);
  found.action_items.splice(index, 1);
  for (const line of item.lines) putAside(found, line, sourceOf(line) ?? item.source);
}

export function removeDuty(found: Understanding, index: number): void {
  const [duty] = found.duties.splice(index, 1);
  putAside(found, duty!.line, duty!.source);
}

/** The card's own lines still name what it lost, so nothing has to be put aside. */
export function removePart(item: FoundItem, list: PartList, index: number): void {
  item[list].splice(index, 1);
  if (list === 'steps') for (const one of item.assignments) one.step = shifted(one.step, index);
}

export function movePart(found: Understanding, from: number, list: PartList, index: number, to: number): void {
  const source = found.action_items[from]!;
  const target = found.action_items[to]!;
  const part = { ...source[list][index]! };
  removePart(source, list, index);
  if ('step' in part) part.step = null;
  (target[list] as object[]).push(part);
  if (!target.lines.includes(part.line)) target.lines.push(part.line);
}

function take(found: Understanding, index: number): { line: number; text: string } {
  return found.unplaced.splice(index, 1)[0]!;
}

export function unplacedToIdea(found: Understanding, index: number, question: string | null, cluster: string | null): void {
  const { line, text } = take(found, index);
  const position = Math.max(-1, ...found.ideas.map((idea) => idea.position)) + 1;
  found.ideas.push({ text, question, cluster, parent: null, position, taken_up_by: null, line, source: text, outcome: 'new', id: null });
}

export function unplacedToStep(found: Understanding, index: number, to: number): void {
  const { line, text } = take(found, index);
  const item = found.action_items[to]!;
  item.steps.push({ text, state: 'open', due: null, line, source: text });
  if (!item.lines.includes(line)) item.lines.push(line);
}

export function unplacedToDuty(found: Understanding, index: number, body: string): void {
  const { line, text } = take(found, index);
  const like = found.duties.find((duty) => duty.body === body)!;
  found.duties.push({ body, kind: like.kind, text, open_question: false, line, source: text, outcome: 'new', id: null });
}

export type Counted = 'action_items' | 'ideas' | 'duties' | 'questions' | 'groups';

/** How many records a commit would write, by kind, and how many are here already. */
export function tally(found: Understanding): Record<Counted, { fresh: number; known: number; changed: number }> {
  const count = (list: readonly { outcome: string }[]) => ({
    fresh: list.filter((one) => one.outcome === 'new').length,
    known: list.filter((one) => one.outcome === 'known').length,
    changed: list.filter((one) => one.outcome === 'changed').length,
  });
  return {
    action_items: count(found.action_items),
    ideas: count(found.ideas),
    // What was asked and not agreed is kept beside the duties and is none of them.
    duties: count(found.duties.filter((duty) => !duty.open_question)),
    questions: count(found.duties.filter((duty) => duty.open_question)),
    groups: count(found.groups),
  };
}
