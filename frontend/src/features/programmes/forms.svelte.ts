/** One dialog a page: what it asks for, and what is done with the answers. */
import { toast } from '../../ui/toasts.svelte';
import type { FieldSpec } from '../people/RecordDialog.svelte';
import type { Changes } from './programmes';
import { texts } from './texts';

export interface Asking {
  title: string;
  fields: FieldSpec[];
  values?: Record<string, unknown>;
  draftKey: string;
  save: (changes: Changes) => Promise<unknown>;
}

export class Form {
  asking = $state.raw<Asking | null>(null);

  constructor(readonly reload: () => Promise<void>) {}

  ask = (asking: Asking): void => {
    this.asking = asking;
  };

  close = (): void => {
    this.asking = null;
  };

  save = async (changes: Changes): Promise<void> => {
    await this.asking!.save(changes);
    toast(texts().saved, { kind: 'success' });
    await this.reload();
  };
}

export const options = (labels: Record<string, string>): { value: string; label: string }[] =>
  Object.entries(labels).map(([value, label]) => ({ value, label }));

/** What was not chosen keeps what the dialog showed first. */
export const filled = (defaults: Record<string, unknown>, changes: Changes): Record<string, unknown> => ({
  ...defaults,
  ...Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== null)),
});

/** What a programme is asked for, when it begins and later. */
export const programmeFields = (): FieldSpec[] => [
  { key: 'title', label: texts().fields.title, required: true, maxlength: 300 },
  { key: 'motto', label: texts().fields.motto, maxlength: 300 },
  { key: 'starts_on', label: texts().fields.starts_on, type: 'date' },
  { key: 'ends_on', label: texts().fields.ends_on, type: 'date' },
  { key: 'capacity', label: texts().fields.capacity, hint: texts().capacityHint, type: 'number' },
  { key: 'when_full', label: texts().fields.when_full, options: options(texts().whenFull) },
];
