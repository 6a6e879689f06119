/**
 * The interface's language. `t()` is the whole catalogue of the current language: texts are
 * its members, so a missing or misspelt one is a type error.
 */
import type { Catalogue } from '../locales/de';
import { setUiTexts } from '../ui/texts.svelte';
import { recall, remember } from './storage';

export const languages = ['de', 'en'] as const;
export type Language = (typeof languages)[number];

const KEY = 'language';
const loaders: Record<Language, () => Promise<{ default: Catalogue }>> = {
  de: () => import('../locales/de'),
  en: () => import('../locales/en'),
};

let code = $state<Language>('de');
let catalogue = $state.raw<Catalogue>();

export function t(): Catalogue {
  if (!catalogue) throw new Error('setLanguage() must have finished before the first text is read');
  return catalogue;
}

export function language(): Language {
  return code;
}

/**
 * Texts that travel with the pages that show them instead of with the first load, for a feature of its own file:
 * `export const texts = textsOf({ de, en })`. They are read as `texts().key`.
 */
export function textsOf<T>(all: Record<Language, T>): () => T {
  return () => all[code];
}

/** What was chosen here before, else the browser's first language that we speak, else German. */
export function preferredLanguage(): Language {
  const stored = recall<string>(KEY);
  const wanted = [stored, ...navigator.languages].map((tag) => tag?.slice(0, 2));
  return languages.find((known) => known === wanted.find((tag) => languages.some((l) => l === tag))) ?? 'de';
}

export async function setLanguage(next: Language, options: { remember?: boolean } = {}): Promise<void> {
  catalogue = (await loaders[next]()).default;
  code = next;
  document.documentElement.lang = next;
  setUiTexts(catalogue.ui);
  if (options.remember) remember(KEY, next);
}
