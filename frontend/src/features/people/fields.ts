/** What can be written down about a person and an organisation. */
import { t } from '../../core/language.svelte';
import type { Organisation } from './people';
import type { FieldSpec } from './RecordDialog.svelte';

export function personFields(organisations: readonly Organisation[]): FieldSpec[] {
  const texts = t().people;
  return [
    { key: 'name', label: texts.name, required: true, maxlength: 200 },
    { key: 'function', label: texts.function, hint: texts.functionHint, maxlength: 200 },
    {
      key: 'organisation_id',
      label: texts.organisation,
      options: [{ value: '', label: texts.noOrganisation }, ...organisations.map((one) => ({ value: one.id, label: one.name }))],
    },
    { key: 'email', label: texts.email, hint: texts.emailHint, type: 'email' },
    { key: 'phone', label: texts.phone, type: 'tel', maxlength: 50 },
    { key: 'note', label: texts.note, hint: texts.noteHint, rows: 2 },
  ];
}

export function organisationFields(): FieldSpec[] {
  const texts = t().people;
  return [
    { key: 'name', label: texts.name, required: true, maxlength: 200 },
    { key: 'abbreviation', label: texts.abbreviation, hint: texts.abbreviationHint, maxlength: 40 },
    { key: 'kind', label: texts.kind, hint: texts.kindHint, maxlength: 80 },
    { key: 'website', label: texts.website, type: 'url' },
    { key: 'note', label: texts.note, hint: texts.noteHint, rows: 2 },
  ];
}
