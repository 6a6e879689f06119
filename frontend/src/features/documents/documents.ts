/** Files on a card. */
import { allPages, api, call, ifMatch } from '../../api/client';
import type { components } from '../../api/schema';
import { uploading } from '../../api/uploading';

export type Document = components['schemas']['DocumentOut'];

const V = '/api/v1' as const;

/** What the file dialog offers; the server looks at the content itself. */
export const ACCEPTED =
  '.jpg,.jpeg,.png,.gif,.webp,.pdf,.txt,.md,.csv,.odt,.ods,.odp,.docx,.xlsx,.pptx,image/jpeg,image/png,image/gif,image/webp';

export async function listDocuments(itemId: string): Promise<Document[]> {
  return allPages((cursor) =>
    call(
      api.GET(`${V}/action-items/{action_item_id}/documents`, {
        params: { path: { action_item_id: itemId }, query: { cursor, limit: 200 } },
      }),
    ),
  );
}

/** Attaches a file; `onprogress` hears the part that was sent, 0 to 1. */
export async function attachDocument(
  itemId: string,
  file: File,
  onprogress: (part: number) => void,
  signal: AbortSignal,
): Promise<Document> {
  const form = new FormData();
  form.append('file', file, file.name);
  const sent = api.POST(`${V}/action-items/{action_item_id}/documents`, {
    params: { path: { action_item_id: itemId } },
    // The types know the fields of the form; the form itself is written by the serialiser.
    body: {} as never,
    bodySerializer: () => form,
    fetch: uploading(onprogress, signal),
  });
  return (await call(sent)).data;
}

export async function changeDocument(id: string, version: number, body: { name?: string; description?: string | null }): Promise<Document> {
  return (
    await call(
      api.PATCH(`${V}/documents/{document_id}`, { params: { path: { document_id: id } }, headers: ifMatch(version), body }),
    )
  ).data;
}

export async function removeDocument(id: string): Promise<void> {
  await call(api.DELETE(`${V}/documents/{document_id}`, { params: { path: { document_id: id } }, headers: ifMatch('*') }));
}

/** "340 KB", "2,4 MB" in the person's language. */
export function sizeText(bytes: number, language: string): string {
  const [value, unit] = bytes < 1_000_000 ? [Math.max(1, Math.round(bytes / 1000)), 'KB'] : [bytes / 1_000_000, 'MB'];
  return `${new Intl.NumberFormat(language, { maximumFractionDigits: 1 }).format(value)} ${unit}`;
}
