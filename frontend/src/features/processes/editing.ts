/** Changing a template in forms: what stands in the fields, and the content that comes of it. */
import type { Content } from './processes';

type Phase = Content['phases'][number];
export type Body = Content['bodies'][number];
export type Rule = Content['rules'][number];
export type ConditionKind = Rule['needs']['kind'];
export type Role = Rule['needs']['roles'][number];

/** A key that nothing else in the template has. */
export function freshKey(content: Content, start: string): string {
  const known = new Set(content.phases.flatMap((phase) => [phase.key, ...phase.steps.map((step) => step.key)]));
  let number = 1;
  while (known.has(`${start}_${number}`)) number += 1;
  return `${start}_${number}`;
}

export function addPhase(content: Content, title: string): void {
  const blank = { number: null, hint: null, checklist: [], reopens: [], is_public: false };
  content.phases.push({ ...blank, key: freshKey(content, 'phase'), title, steps: [] });
}

export function addStep(content: Content, phase: Phase, title: string): void {
  const blank = { number: null, hint: null, checklist: [], reopens: [], is_public: false };
  phase.steps.push({ ...blank, key: freshKey(content, 'step'), title });
}

/** Takes a step or a phase out, and with it everything that named it; a rule that then asks for nothing goes too. */
export function without(content: Content, keys: string[]): void {
  const gone = (key: string | null | undefined) => keys.includes(key ?? '');
  content.phases = content.phases.filter((phase) => !gone(phase.key));
  for (const phase of content.phases) {
    phase.steps = phase.steps.filter((step) => !gone(step.key));
    for (const one of [phase, ...phase.steps]) one.reopens = one.reopens.filter((key) => !gone(key));
  }
  for (const meeting of content.meetings) if (gone(meeting.phase)) meeting.phase = null;
  for (const owed of content.obligations) if (gone(owed.begins_with)) owed.begins_with = null;
  content.rules = content.rules.filter((rule) => {
    const scoped = rule.where.steps.length > 0;
    const asked = rule.needs.steps.length > 0;
    rule.where.steps = rule.where.steps.filter((key) => !gone(key));
    rule.needs.steps = rule.needs.steps.filter((key) => !gone(key));
    return !(scoped && !rule.where.steps.length) && !(asked && !rule.needs.steps.length);
  });
}

/** Moves an entry one place; nothing happens at the ends. */
export function move<T>(list: T[], place: number, by: number): void {
  const to = place + by;
  if (to < 0 || to >= list.length) return;
  const [one] = list.splice(place, 1);
  list.splice(to, 0, one!);
}

/** The lines of a checklist; a line that was there keeps its key. */
export function checklistOf(text: string, before: { key: string; text: string }[]): { key: string; text: string }[] {
  const lines = text.split('\n').map((line) => line.trim()).filter(Boolean);
  const taken = new Set(before.filter((one) => lines.includes(one.text)).map((one) => one.key));
  return lines.map((line) => {
    const known = before.find((one) => one.text === line);
    if (known) return known;
    let number = 1;
    while (taken.has(`line_${number}`)) number += 1;
    taken.add(`line_${number}`);
    return { key: `line_${number}`, text: line };
  });
}

/** Who must be represented, a line each; `optional` behind a line marks who need not be. */
export function compositionText(body: Body, optional: string): string {
  return body.composition.map((one) => (one.is_required ? one.label : `${one.label} ${optional}`)).join('\n');
}

export function compositionOf(text: string, optional: string): Body['composition'] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line, place) => {
      const isRequired = !line.endsWith(optional);
      const label = isRequired ? line : line.slice(0, -optional.length).trim();
      return { key: `interest_${place + 1}`, label, is_required: isRequired };
    });
}

const CONDITIONS = [
  'steps_done',
  'mandate_stands',
  'roles_named',
  'material_closed',
  'body_complete',
  'meeting_held',
  'advice_given',
  'no_parallel_structure',
] as const satisfies ConditionKind[];

/** What a rule can ask for; a template without bodies has none that could be complete. */
export function conditionKinds(content: Content, now: ConditionKind): ConditionKind[] {
  return CONDITIONS.filter((kind) => kind !== 'body_complete' || kind === now || content.bodies.length > 0);
}

/** A condition of another kind, with what it cannot do without as far as one can guess it. */
export function needing(content: Content, kind: ConditionKind): Rule['needs'] {
  const asks = { kind, steps: [], roles: [], body: null, meeting_kind: null, times: 1 };
  if (kind === 'roles_named') return { ...asks, roles: ['commissioner'] };
  if (kind === 'body_complete') return { ...asks, body: content.bodies[0]?.key ?? null };
  if (kind === 'meeting_held') return { ...asks, meeting_kind: content.meetings[0]?.kind ?? 'plenum' };
  return asks;
}

/** Phases, each before its steps. */
export function stepOptions(content: Content): { value: string; label: string; inset: boolean }[] {
  const named = (one: { key: string; number: string | null; title: string }, inset: boolean) => ({
    value: one.key,
    label: one.number ? `${one.number} ${one.title}` : one.title,
    inset,
  });
  return content.phases.flatMap((phase) => [named(phase, false), ...phase.steps.map((step) => named(step, true))]);
}
