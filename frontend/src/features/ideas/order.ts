/** How ideas hang on the wall: by question and cluster, nested, in order; and what a move changes. */
import type { Idea, IdeaPatch } from './ideas';

export interface Note {
  idea: Idea;
  depth: number;
}

export interface Cluster {
  key: string;
  question: string | null;
  name: string | null;
  notes: Note[];
}

export interface Target {
  question: string | null;
  cluster: string | null;
  /** The idea that follows; null is the end. */
  before: string | null;
  /** Left out: the parent of the idea that follows. */
  parent?: string | null;
}

export const clusterKey = (question: string | null, cluster: string | null): string => JSON.stringify([question, cluster]);

function grouped<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}

function inOrder(ideas: readonly Idea[]): Idea[] {
  return [...ideas].sort((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1));
}

/** Parents before their children. A child whose parent hangs elsewhere stands for itself. */
function nested(ideas: readonly Idea[]): Note[] {
  const known = new Set(ideas.map((idea) => idea.id));
  const under = grouped(inOrder(ideas), (idea) => (idea.parent_id && known.has(idea.parent_id) ? idea.parent_id : ''));
  const walk = (parent: string, depth: number): Note[] =>
    (under.get(parent) ?? []).flatMap((idea) => [{ idea, depth }, ...walk(idea.id, depth + 1)]);
  return walk('', 0);
}

/** The clusters in the order in which their first ideas were written. */
export function clustersOf(ideas: readonly Idea[]): Cluster[] {
  return [...grouped(inOrder(ideas), (idea) => clusterKey(idea.question, idea.cluster)).entries()].map(([key, members]) => ({
    key,
    question: members[0]!.question,
    name: members[0]!.cluster,
    notes: nested(members),
  }));
}

/** The idea and everything that hangs under it, parents first. */
export function family(ideas: readonly Idea[], id: string): Idea[] {
  const own = ideas.find((idea) => idea.id === id);
  if (!own) return [];
  return [own, ...inOrder(ideas.filter((idea) => idea.parent_id === id)).flatMap((child) => family(ideas, child.id))];
}

/**
 * What must be written so that the idea hangs at its new place, with all that hangs under it.
 * Positions of a cluster are dealt out anew among its own, so that other clusters stay put.
 */
export function patchesFor(ideas: readonly Idea[], id: string, target: Target): Map<string, IdeaPatch> {
  const moving = family(ideas, id);
  const ids = new Set(moving.map((idea) => idea.id));
  const here = ideas.filter((idea) => idea.question === target.question && idea.cluster === target.cluster);
  const rest = nested(here.filter((idea) => !ids.has(idea.id))).map((note) => note.idea);
  const at = target.before === null ? -1 : rest.findIndex((idea) => idea.id === target.before);
  const order = at < 0 ? [...rest, ...moving] : [...rest.slice(0, at), ...moving, ...rest.slice(at)];
  const wanted = target.parent !== undefined ? target.parent : (rest[at]?.parent_id ?? null);
  const parent = wanted && ids.has(wanted) ? null : wanted;

  const places = here.map((idea) => idea.position).sort((a, b) => a - b);
  const fallback = Math.max(-1, ...ideas.map((idea) => idea.position)) + 1;
  const patches = new Map<string, IdeaPatch>();
  let last = -1;
  for (const [index, idea] of order.entries()) {
    last = Math.max(places[index] ?? (index ? last + 1 : fallback), last + 1);
    const patch: IdeaPatch = {};
    if (idea.position !== last) patch.position = last;
    if (idea.question !== target.question) patch.question = target.question;
    if (idea.cluster !== target.cluster) patch.cluster = target.cluster;
    if (idea.id === id && idea.parent_id !== parent) patch.parent_id = parent;
    if (Object.keys(patch).length) patches.set(idea.id, patch);
  }
  return patches;
}

/** One place up or down among the ideas that hang under the same parent; null at the edge. */
export function neighbour(notes: readonly Note[], idea: Idea, by: -1 | 1): Pick<Target, 'before' | 'parent'> | null {
  const siblings = notes.filter((note) => note.idea.parent_id === idea.parent_id).map((note) => note.idea);
  const at = siblings.findIndex((one) => one.id === idea.id);
  const other = siblings[at + by];
  if (!other) return null;
  if (by < 0) return { before: other.id, parent: idea.parent_id };
  const ids = new Set(family(notes.map((note) => note.idea), other.id).map((one) => one.id));
  const last = notes.findLastIndex((note) => ids.has(note.idea.id));
  return { before: notes[last + 1]?.idea.id ?? null, parent: idea.parent_id };
}

/** The patches that would take these back. */
export function inverse(ideas: readonly Idea[], patches: Map<string, IdeaPatch>): Map<string, IdeaPatch> {
  return new Map(
    [...patches].flatMap(([id, patch]) => {
      const idea = ideas.find((one) => one.id === id);
      return idea ? [[id, Object.fromEntries(Object.keys(patch).map((key) => [key, idea[key as keyof Idea]])) as IdeaPatch]] : [];
    }),
  );
}

export function applied(ideas: readonly Idea[], patches: Map<string, IdeaPatch>): Idea[] {
  return ideas.map((idea) => ({ ...idea, ...patches.get(idea.id) }) as Idea);
}
