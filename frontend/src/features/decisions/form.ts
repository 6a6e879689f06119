/** What is typed for a decision, and what is sent of it. */
import { today } from '../../core/dates';
import type { Decision, DecisionIn } from './decisions';
import { isCounted } from './words';

export interface ObjectionForm {
  party: string;
  text: string;
  is_withdrawn: boolean;
}

export interface DecisionFields {
  group_id: string;
  matter: string;
  text: string;
  decided_on: string;
  procedure: Decision['procedure'];
  result: Decision['result'];
  competence: Decision['competence'];
  yes: string;
  no: string;
  abstention: string;
  objections: ObjectionForm[];
  conditions: string;
  entered_for: string;
  review_on: string;
  previous_id: string;
}

export interface Start {
  groupId?: string;
  matter?: string;
  day?: string;
  /** The decision that is decided anew. */
  previous?: Decision;
}

export function fieldsOf(decision: Decision | null, start: Start = {}): DecisionFields {
  const like = decision ?? start.previous;
  return {
    group_id: like?.group_id ?? start.groupId ?? '',
    matter: like?.matter ?? start.matter ?? '',
    text: decision?.text ?? '',
    decided_on: decision?.decided_on ?? start.day ?? today(),
    procedure: decision?.procedure ?? 'consensus',
    result: decision?.result ?? 'adopted',
    competence: like?.competence ?? 'decide',
    yes: written(decision?.votes?.yes),
    no: written(decision?.votes?.no),
    abstention: written(decision?.votes?.abstention),
    objections: (decision?.objections ?? []).map(({ party, text, is_withdrawn }) => ({ party: party.name, text, is_withdrawn })),
    conditions: decision?.conditions ?? '',
    entered_for: decision?.entered_for?.name ?? '',
    review_on: decision?.review_on ?? '',
    previous_id: decision?.previous_id ?? start.previous?.id ?? '',
  };
}

const written = (count: number | undefined): string => (count === undefined ? '' : String(count));
const count = (text: string): number => (/^\d+$/.test(text.trim()) ? Number(text) : 0);

/** Votes were counted if one of them was written down, and where votes are counted at all. */
function votesOf({ procedure, yes, no, abstention }: DecisionFields): DecisionIn['votes'] {
  if (!isCounted(procedure) || ![yes, no, abstention].some((one) => one.trim())) return null;
  return { yes: count(yes), no: count(no), abstention: count(abstention) };
}

/** Members of the API. A name that stays as it was keeps the record that it is linked to. */
export function bodyOf(fields: DecisionFields, before: Decision | null): DecisionIn {
  const known = [before?.entered_for, ...(before?.objections ?? []).map((one) => one.party)];
  const party = (name: string) => known.find((one) => one?.name === name.trim()) ?? name.trim();
  return {
    group_id: fields.group_id || null,
    matter: fields.matter.trim(),
    text: fields.text.trim(),
    decided_on: fields.decided_on || null,
    procedure: fields.procedure,
    result: fields.result,
    competence: fields.competence,
    votes: votesOf(fields),
    objections: fields.objections
      .filter((one) => one.party.trim() && one.text.trim())
      .map((one) => ({ party: party(one.party), text: one.text.trim(), is_withdrawn: one.is_withdrawn })),
    conditions: fields.conditions.trim() || null,
    entered_for: fields.entered_for.trim() ? party(fields.entered_for) : null,
    review_on: fields.review_on || null,
    previous_id: fields.previous_id || null,
  } as DecisionIn;
}

/** What differs from the record, so that a change made by somebody else meanwhile stays. */
export function changesOf(fields: DecisionFields, before: Decision): Partial<DecisionIn> {
  const now = bodyOf(fields, before);
  const then = bodyOf(fieldsOf(before), before);
  return Object.fromEntries(
    Object.entries(now).filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(then[name as keyof DecisionIn])),
  );
}

export const isFilled = (fields: DecisionFields): boolean => !!(fields.matter.trim() && fields.text.trim() && fields.group_id);
