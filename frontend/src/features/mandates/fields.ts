/** What is asked for in the dialogs of mandates, delegation chains and the register. */
import type { FieldSpec } from '../people/RecordDialog.svelte';
import type { Interface } from './mandates';
import { texts } from './texts';

const optionsOf = (words: Record<string, string>) => Object.entries(words).map(([value, label]) => ({ value, label }));
const none = () => ({ value: '', label: texts().none });

export function mandateFields(register: Interface[]): FieldSpec[] {
  const names = texts().fields;
  return [
    { key: 'guiding_question', label: names.guiding_question, rows: 2, maxlength: 1000 },
    { key: 'expected_product', label: names.expected_product, maxlength: 300 },
    { key: 'commissioner', label: names.commissioner, maxlength: 300 },
    { key: 'facilitator', label: names.facilitator, maxlength: 300 },
    { key: 'process_guide', label: names.process_guide, maxlength: 300 },
    { key: 'deciding_department', label: names.deciding_department, maxlength: 300 },
    {
      key: 'parent_concept_id',
      label: names.parent_concept_id,
      options: [none(), ...register.map((one) => ({ value: one.id, label: one.title }))],
    },
    { key: 'granted_on', label: names.granted_on, type: 'date' },
    { key: 'evidence_kind', label: names.evidence_kind, options: [none(), ...optionsOf(texts().evidenceKinds)] },
    { key: 'evidence_label', label: names.evidence_label, maxlength: 300 },
    { key: 'evidence_url', label: names.evidence_url, type: 'url', maxlength: 500 },
    { key: 'terms', label: names.terms, rows: 4, maxlength: 20000 },
  ];
}

/** The record as its dialog shows it: a party by its name. */
export function valuesOf(record: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(record).map(([key, value]) => {
      if (value && typeof value === 'object' && 'name' in value) return [key, (value as { name: string }).name];
      if (value && typeof value === 'object' && 'text' in value) return [key, (value as { text: string }).text];
      return [key, value];
    }),
  );
}

export function delegationFields(): FieldSpec[] {
  const names = texts().link;
  return [
    { key: 'party', label: names.party, required: true, maxlength: 300 },
    { key: 'function', label: names.function, options: optionsOf(texts().functions) },
    { key: 'task', label: names.task, maxlength: 300 },
    { key: 'reason', label: names.reason, rows: 2, maxlength: 1000 },
    { key: 'since', label: names.since, type: 'date' },
    { key: 'until', label: names.until, type: 'date' },
    { key: 'acts_on_behalf_of', label: names.acts_on_behalf_of, maxlength: 300 },
    { key: 'behalf_reason', label: names.behalf_reason, rows: 2, maxlength: 1000 },
  ];
}

export function interfaceFields(): FieldSpec[] {
  const names = texts().entry;
  return [
    { key: 'title', label: names.title, required: true, maxlength: 300 },
    { key: 'kind', label: names.kind, options: optionsOf(texts().kinds) },
    { key: 'relation', label: names.relation, options: optionsOf(texts().relations) },
    { key: 'purpose', label: names.purpose, rows: 2, maxlength: 1000 },
    { key: 'owner', label: names.owner, maxlength: 300 },
    { key: 'period', label: names.period, hint: names.periodHint, maxlength: 500 },
    { key: 'url', label: names.url, type: 'url', maxlength: 500 },
    { key: 'note', label: names.note, rows: 2, maxlength: 20000 },
    { key: 'distinct_because', label: names.distinct_because, hint: names.distinctHint, rows: 2, maxlength: 1000 },
  ];
}
