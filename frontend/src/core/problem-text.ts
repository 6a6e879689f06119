/** What went wrong, in a sentence for the person in front of the screen. */
import { Offline, Problem } from '../api/problem';
import { t } from './language.svelte';

export function problemText(error: unknown): string {
  if (error instanceof Offline) return t().states.offlineText;
  if (!(error instanceof Problem)) return t().states.failedText;
  if (error.status === 401) return t().shell.expiredTitle;
  if (error.status === 404) return t().states.notFoundText;
  if (error.status === 429 || error.status === 503) return t().states.busy;
  const details = error.body.errors?.map((one) => one.detail).join(' ');
  return details || error.body.detail || error.body.title || t().states.failedText;
}
