/** What is asked for in the dialogs of obligations and certificates. */
import type { Decision } from '../decisions/decisions';
import type { FieldSpec } from '../people/RecordDialog.svelte';
import { texts } from './texts';

const optionsOf = (words: Record<string, string>) => Object.entries(words).map(([value, label]) => ({ value, label }));

export function obligationFields(): FieldSpec[] {
  const names = texts().fields;
  return [
    { key: 'title', label: names.title, required: true, maxlength: 300 },
    { key: 'kind', label: names.kind, options: optionsOf(texts().kinds) },
    { key: 'recipient', label: names.recipient, maxlength: 300 },
    { key: 'responsible', label: names.responsible, maxlength: 300 },
    { key: 'rule', label: names.rule, options: optionsOf(texts().rhythms) },
    { key: 'starts_on', label: names.starts_on, type: 'date', required: true },
    { key: 'until', label: names.until, hint: names.untilHint, type: 'date' },
    { key: 'note', label: names.note, rows: 2, maxlength: 20000 },
  ];
}

export function fulfilmentFields(): FieldSpec[] {
  const names = texts().fields;
  return [
    { key: 'fulfilled_on', label: names.fulfilled_on, type: 'date' },
    { key: 'url', label: names.url, type: 'url', maxlength: 500 },
    { key: 'note', label: names.note, rows: 2, maxlength: 1000 },
  ];
}

export function certificateFields(processes: { id: string; title: string }[], decisions: Decision[]): FieldSpec[] {
  const names = texts().certificate;
  const adopted = decisions.filter((one) => one.result.startsWith('adopted'));
  return [
    { key: 'title', label: names.title, hint: texts().certificateHint, required: true, maxlength: 300 },
    { key: 'kind', label: names.kind, required: true, maxlength: 40 },
    { key: 'issuer', label: names.issuer, maxlength: 300 },
    { key: 'awarded_on', label: names.awarded_on, type: 'date', required: true },
    { key: 'valid_years', label: names.valid_years, type: 'number', maxlength: 2 },
    {
      key: 'process_id',
      label: texts().process,
      options: [{ value: '', label: texts().noProcess }, ...processes.map((one) => ({ value: one.id, label: one.title }))],
    },
    {
      key: 'decision_id',
      label: texts().resolution,
      options: [
        { value: '', label: texts().noResolution },
        ...adopted.map((one) => ({ value: one.id, label: `${one.name} ${one.matter}` })),
      ],
    },
    { key: 'url', label: names.url, type: 'url', maxlength: 500 },
    { key: 'note', label: names.note, rows: 2, maxlength: 20000 },
  ];
}
