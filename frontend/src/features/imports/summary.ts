/** What would be, or was, written: "5 Karten, 22 Ideen". Empty when it is nothing. */
import type { tally } from './correct';
import type { Understanding } from './imports';
import { texts as importsTexts } from './texts';

const kinds = ['action_items', 'ideas', 'duties', 'groups'] as const;

export function summary(counts: ReturnType<typeof tally>): string {
  const texts = importsTexts();
  const fresh = kinds.filter((kind) => counts[kind].fresh).map((kind) => texts.count[kind](counts[kind].fresh));
  if (counts.action_items.changed) fresh.push(texts.changes(counts.action_items.changed));
  return fresh.join(', ');
}

export function written(stored: Understanding): string {
  const texts = importsTexts();
  const done = kinds.filter((kind) => stored.created[kind]).map((kind) => texts.count[kind](stored.created[kind]));
  if (stored.created.changed_action_items) done.push(texts.changes(stored.created.changed_action_items));
  return done.length ? texts.committed(done.join(', ')) : texts.committedNothing;
}
