/** Bringing a record in: what was understood of it, and storing that. */
import { api, call } from '../../api/client';
import type { components } from '../../api/schema';
import { today, type FuzzyDate } from '../../core/dates';

type Schemas = components['schemas'];
export type Understanding = Schemas['ImportOut'];
export type FoundItem = Schemas['ItemFound'];
export type FoundIdea = Schemas['IdeaFound'];
export type FoundDuty = Schemas['DutyFound'];
export type Imported = Schemas['ImportedOut'];

export interface Source {
  file: File;
  /** The day the document was written, YYYY-MM-DD; null where the document itself shall tell. */
  date: string | null;
  /** For tables: field to header, where the guess was wrong. */
  columns: Record<string, string> | null;
}

async function send(allianceId: string, source: Source, dryRun: boolean, found: Understanding | null, organisations: boolean) {
  const form = new FormData();
  form.append('file', source.file, source.file.name);
  if (source.date) form.append('document_date', source.date);
  if (source.columns) form.append('columns', JSON.stringify(source.columns));
  if (found) form.append('understanding', JSON.stringify(found));
  const sent = api.POST('/api/v1/alliances/{alliance_id}/imports', {
    params: { path: { alliance_id: allianceId }, query: { dry_run: dryRun, create_organisations: organisations } },
    // The types know a JSON body; the form is written by the serialiser.
    body: {} as never,
    bodySerializer: () => form,
  });
  return (await call(sent)).data as Understanding;
}

/** What is understood; nothing is stored. */
export function understand(allianceId: string, source: Source): Promise<Understanding> {
  return send(allianceId, source, true, null, false);
}

/** Stores what was understood, as it was corrected. `organisations`: those that are named are added too. */
export function store(allianceId: string, source: Source, found: Understanding, organisations: boolean): Promise<Understanding> {
  return send(allianceId, source, false, found, organisations);
}

/** What a written date means, seen from the day of the document. */
export async function understandDate(allianceId: string, text: string, reference: string | null): Promise<FuzzyDate> {
  const body = { text, reference: reference ?? today(), alliance_id: allianceId };
  return (await call(api.POST('/api/v1/fuzzy-dates', { body }))).data.fuzzy_date;
}
