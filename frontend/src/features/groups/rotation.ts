/** A rotation in a sentence: "der Vorsitz, das Protokoll: jedes Jahr, das nächste Mal am 1.2.2027". */
import { formatDay } from '../../core/dates';
import { language, t } from '../../core/language.svelte';
import { rotating, type Rotation } from './groups';

export function rotationText(rotation: Rotation): string {
  const texts = t().groups;
  const what = rotating.filter((one) => rotation[one]).map((one) => texts.rotates[one]);
  const every = texts.rhythms[rotation.every] ?? rotation.every;
  const parts = [what.length ? texts.rotationText(what.join(', '), every) : every];
  if (rotation.next_on) parts.push(texts.nextOnDay(formatDay(rotation.next_on, language(), 'short')));
  if (rotation.note) parts.push(rotation.note);
  const text = parts.join(', ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}
