/** What would be, or was, written: "5 Karten, 22 Ideen". Empty when it is nothing. */
import { tally } from './correct';
import type { Understanding } from './imports';
import { texts as importsTexts } from './texts';

const kinds = ['action_items', 'ideas', 'duties', 'questions', 'groups'] as const;

export function summary(counts: ReturnType<typeof tally>): string {
  const texts = importsTexts();
  const fresh = kinds.filter((kind) => counts[kind].fresh).map((kind) => texts.count[kind](counts[kind].fresh));
  if (counts.action_items.changed) fresh.push(texts.changes(counts.action_items.changed));
  return fresh.join(', ');
}

export function written(stored: Understanding): string {
  const texts = importsTexts();
  const { duties, questions } = tally(stored);
  const created = { ...stored.created, duties: stored.created.duties && duties.fresh, questions: stored.created.duties && questions.fresh };
  const done = kinds.filter((kind) => created[kind]).map((kind) => texts.count[kind](created[kind]));
  if (stored.created.changed_action_items) done.push(texts.changes(stored.created.changed_action_items));
  return done.length ? texts.committed(done.join(', ')) : texts.committedNothing;
}
