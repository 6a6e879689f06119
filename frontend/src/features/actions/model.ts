/** What a card is, and what can be said about it without asking the server. */
import type { components } from '../../api/schema';
import type { FuzzyDate } from '../../core/dates';

type Schemas = components['schemas'];
export type ActionItem = Schemas['ActionItemOut'];
export type Step = Schemas['StepOut'];
export type Assignment = Schemas['AssignmentOut'];
export type FollowUp = Schemas['FollowUpOut'];
export type Comment = Schemas['CommentOut'];
export type Board = Schemas['Board'];
/** Somebody who can be named, with what tells them apart from a namesake. */
export type Suggestion = Schemas['PartySuggestion'];
export type Group = Schemas['GroupOut'];
export type ActionItemPatch = Schemas['ActionItemPatch'];

export interface Party {
  kind: string;
  id?: string | null;
  name: string;
}

/** A column of the wall. Its key is never null: cards without group, field or owner hang under ''. */
export interface Column {
  key: string;
  title: string;
  kind: string;
  items: ActionItem[];
}

export const NONE = '';

export const groupings = ['group', 'status', 'field', 'owner'] as const;
export type Grouping = (typeof groupings)[number];

export const statuses = [
  'draft',
  'planned',
  'in_progress',
  'ongoing',
  'partly_done',
  'done',
  'on_hold',
  'deferred',
  'dropped',
  'replaced',
  'out_of_scope',
] as const;

export const alarms = ['no_owner', 'no_next_date', 'overdue', 'unassigned_steps', 'silent'] as const;
export const stepStates = ['open', 'in_progress', 'waiting', 'done', 'deferred', 'dropped'] as const;
export const assignmentStates = ['accepted', 'asked', 'declined', 'unclear'] as const;
export const assignmentRoles = ['lead', 'responsible', 'participating'] as const;

export function may(item: ActionItem, what: string): boolean {
  return item.can.includes(what);
}

export function isGrouping(value: string | null): value is Grouping {
  return groupings.some((one) => one === value);
}

/** What the board is narrowed to; every part of it stands in the address. */
export interface Filter {
  q: string;
  alarms: string[];
  group: string | null;
  field: string | null;
  status: string | null;
}

export function isFiltering(filter: Filter): boolean {
  return !!(filter.q || filter.alarms.length || filter.group || filter.field || filter.status);
}

const folded = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
const words = new WeakMap<ActionItem, string>();

/** Everything that is written on a card, folded once for searching. */
function written(item: ActionItem): string {
  let text = words.get(item);
  if (text === undefined) {
    text = folded(
      [
        item.number,
        item.title,
        item.idea,
        item.field_of_action,
        item.status_label,
        ...item.steps.map((step) => step.text),
        ...item.assignments.map((one) => `${one.party.name} ${one.task ?? ''}`),
        ...item.partners.map((one) => one.party.name),
        ...item.sponsors.map((one) => one.party.name),
        ...item.follow_ups.map((one) => `${one.purpose ?? ''} ${one.when?.text ?? ''} ${one.where ?? ''}`),
      ].join(' '),
    );
    words.set(item, text);
  }
  return text;
}

export function matches(item: ActionItem, filter: Filter): boolean {
  if (filter.alarms.length && !filter.alarms.some((alarm) => item.alarms.some((one) => one === alarm))) return false;
  if (filter.group && item.group_id !== filter.group) return false;
  if (filter.field && item.field_of_action !== filter.field) return false;
  if (filter.status && item.status !== filter.status) return false;
  return !filter.q || folded(filter.q).split(/\s+/).every((word) => written(item).includes(word));
}

/** How many different cards carry each alarm. A card stands in several columns when it has several owners. */
export function alarmCounts(columns: readonly { items: readonly ActionItem[] }[]): Map<string, number> {
  const seen = new Set<string>();
  const counts = new Map<string, number>();
  for (const item of columns.flatMap((column) => column.items)) {
    if (seen.has(item.id)) continue;
    seen.add(item.id);
    for (const alarm of item.alarms) counts.set(alarm, (counts.get(alarm) ?? 0) + 1);
  }
  return counts;
}

export function distinct(columns: readonly { items: readonly ActionItem[] }[]): ActionItem[] {
  return [...new Map(columns.flatMap((column) => column.items).map((item) => [item.id, item])).values()];
}

/** Hues that stay apart for most eyes; a group keeps its hue as long as the order of groups stays. */
const HUES = [85, 165, 25, 255, 320, 130, 55, 205];

export function hueOf(index: number): number | undefined {
  return index < 0 ? undefined : HUES[index % HUES.length];
}

export function doneSteps(item: ActionItem): number {
  return item.steps.filter((step) => step.state === 'done').length;
}

export function countedSteps(item: ActionItem): number {
  return item.steps.filter((step) => step.state !== 'dropped').length;
}

/** `before` names the card that follows; null is the end of the column. */
export function inserted<T extends { id: string }>(items: readonly T[], item: T, before: string | null): T[] {
  const rest = items.filter((one) => one.id !== item.id);
  const at = before === null ? rest.length : rest.findIndex((one) => one.id === before);
  return at < 0 ? [...rest, item] : [...rest.slice(0, at), item, ...rest.slice(at)];
}

export type { FuzzyDate };
