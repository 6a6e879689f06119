/** What was removed, and bringing it back. */
import { allPages, api, call } from '../../api/client';
import type { components } from '../../api/schema';
import { t } from '../../core/language.svelte';
import { problemText } from '../../core/problem-text';
import { toast } from '../../ui/toasts.svelte';

export type Trashed = components['schemas']['TrashedOut'];

const V = '/api/v1' as const;

export async function listTrash(allianceId: string): Promise<Trashed[]> {
  return allPages((cursor) =>
    call(
      api.GET(`${V}/alliances/{alliance_id}/trash`, {
        params: { path: { alliance_id: allianceId }, query: { cursor, limit: 200 } },
      }),
    ),
  );
}

export async function restore(id: string): Promise<void> {
  await call(api.POST(`${V}/trash/{record_id}/restoration`, { params: { path: { record_id: id } } }));
}

/** Brings a record back, says so, and goes on. */
export async function restoring(id: string, ondone: () => unknown): Promise<void> {
  try {
    await restore(id);
    toast(t().trash.restored, { kind: 'success' });
    await ondone();
  } catch (error) {
    toast(problemText(error), { kind: 'danger' });
  }
}

/** The button of a message that says something was removed. */
export function undoing(id: string, ondone: () => unknown = () => {}): { label: string; run: () => void } {
  return { label: t().trash.undo, run: () => void restoring(id, ondone) };
}
