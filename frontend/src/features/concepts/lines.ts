/** Parties and sources as people type them: one a line. A name that stays as it was keeps the record behind it. */
import type { Chapter, Concept } from './concepts';

type Party = NonNullable<Concept['lead_editor']>;
type Reference = Chapter['data_references'][number];

const linesOf = (text: string | null | undefined) => (text ?? '').split('\n').map((line) => line.trim()).filter(Boolean);

export const namesOf = (parties: readonly { name: string }[]): string => parties.map((one) => one.name).join('\n');

export function partyFrom(name: string, known: readonly (Party | null)[]): Party | string {
  return known.find((one) => one?.name === name) ?? name;
}

export function partiesFrom(text: string | null | undefined, known: readonly Party[]): (Party | string)[] {
  return linesOf(text).map((name) => partyFrom(name, known));
}

/** Authors as typed; who was there before keeps their answer. */
export function authorsFrom(text: string | null | undefined, before: Chapter['authors']): { party: Party | string; state: string }[] {
  return linesOf(text).map((name) => {
    const known = before.find((one) => one.party.name === name);
    return known ? { party: known.party, state: known.state } : { party: name, state: 'asked' };
  });
}

export const referenceLines = (references: readonly Reference[]): string =>
  references.map((one) => [one.text, one.url, one.as_of].filter(Boolean).join('; ')).join('\n');

/** "Text; address; day", the last two in any order or not at all. */
export function referencesFrom(text: string | null | undefined): Reference[] {
  return linesOf(text).map((line) => {
    const parts = line.split(';').map((part) => part.trim());
    const url = parts.find((part) => /^https?:\/\/\S+$/.test(part)) ?? null;
    const as_of = parts.find((part) => /^\d{4}-\d{2}-\d{2}$/.test(part)) ?? null;
    return { text: parts.filter((part) => part && part !== url && part !== as_of).join('; ') || line, url, as_of };
  });
}
