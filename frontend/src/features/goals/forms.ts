/** The fields of the forms, and what is sent of them. */
import type { FieldSpec } from '../people/RecordDialog.svelte';
import type { FieldOfAction, GoalInTree, Measure } from './goals';
import { texts } from './texts';

export const stateTone = { draft: 'warning', binding: 'success', superseded: 'quiet' } as const;
const options = (names: Record<string, string>) => Object.entries(names).map(([value, label]) => ({ value, label }));

export function agreementFields(): FieldSpec[] {
  return [
    { key: 'title', label: texts().name, required: true, maxlength: 300 },
    { key: 'kind', label: texts().kind, options: options(texts().kinds) },
    { key: 'period_from', label: texts().from, type: 'date' },
    { key: 'period_until', label: texts().until, type: 'date' },
  ];
}

export function goalFields(fields: Pick<FieldOfAction, 'id' | 'label'>[]): FieldSpec[] {
  return [
    { key: 'text', label: texts().goal, rows: 3, required: true, maxlength: 2000 },
    {
      key: 'field_of_action_id',
      label: texts().field,
      options: [{ value: '', label: texts().withoutField }, ...fields.map((one) => ({ value: one.id, label: one.label }))],
    },
    { key: 'level', label: texts().level, options: options(texts().levels) },
    {
      key: 'is_proposal',
      label: texts().asProposal,
      options: [
        { value: 'false', label: texts().no },
        { value: 'true', label: texts().yes },
      ],
    },
    { key: 'source', label: texts().source, hint: texts().sourceHint, maxlength: 1000 },
  ];
}

/** The source that is typed is the first one in words; those that link to a record stay. */
export function goalValues(goal: GoalInTree | null, fieldId: string | null): Record<string, unknown> {
  return {
    text: goal?.text,
    field_of_action_id: goal ? (goal.field_of_action_id ?? '') : (fieldId ?? ''),
    level: goal?.level ?? 'strategic',
    is_proposal: String(goal?.is_proposal ?? false),
    source: goal?.sources.find((one) => one.type === 'text')?.text,
  };
}

const names = (parties: { name: string }[]) => parties.map((one) => one.name).join('; ');

export function measureFields(): FieldSpec[] {
  const x = texts();
  return [
    { key: 'number', label: x.number, maxlength: 20 },
    { key: 'title', label: x.measureTitle, required: true, maxlength: 300 },
    { key: 'description', label: x.description, rows: 4, maxlength: 20000 },
    { key: 'lead_unit', label: x.leadUnit, maxlength: 300 },
    { key: 'responsible', label: x.responsible, maxlength: 300 },
    { key: 'participants', label: x.participants, hint: x.participantsHint, maxlength: 2000 },
    { key: 'target_group', label: x.targetGroup, maxlength: 500 },
    { key: 'priority', label: x.priority, options: [{ value: '', label: x.noPriority }, ...options(x.priorities)] },
    { key: 'deadline', label: x.deadline, hint: x.deadlineHint, maxlength: 300 },
    { key: 'costs', label: x.costs, maxlength: 1000 },
    { key: 'funding', label: x.funding, maxlength: 1000 },
    { key: 'resources', label: x.resources, maxlength: 1000 },
    { key: 'done_when', label: x.doneWhen, rows: 2, maxlength: 1000 },
    { key: 'next_steps', label: x.nextSteps, rows: 3, maxlength: 20000 },
    { key: 'remarks', label: x.remarks, rows: 3, maxlength: 20000 },
  ];
}

export function measureValues(measure: Measure): Record<string, unknown> {
  return {
    ...measure,
    lead_unit: measure.lead_unit?.name,
    responsible: measure.responsible?.name,
    participants: names(measure.participants),
    deadline: measure.deadline?.text,
  };
}

export const statusFields = (): FieldSpec[] => [
  { key: 'status', label: texts().status, options: options(texts().statuses) },
  { key: 'status_label', label: texts().statusLabel, maxlength: 200 },
];

export function indicatorFields(): FieldSpec[] {
  const x = texts();
  return [
    { key: 'name', label: x.indicator, required: true, maxlength: 300 },
    { key: 'unit', label: x.unit, maxlength: 50 },
    { key: 'baseline_value', label: x.baseline },
    { key: 'baseline_on', label: x.baselineOn, type: 'date' },
    { key: 'target_value', label: x.target },
    { key: 'target_on', label: x.targetOn, type: 'date' },
    { key: 'source', label: x.dataSource, maxlength: 500 },
  ];
}

export const valueFields = (): FieldSpec[] => [
  { key: 'on_day', label: texts().day, type: 'date', required: true },
  { key: 'value', label: texts().value, required: true },
  { key: 'note', label: texts().note, maxlength: 500 },
];
