/** Texts that only these pages load. */
import { textsOf } from '../../core/language.svelte';
import { imports as de } from '../../locales/de/imports';
import { imports as en } from '../../locales/en/imports';

export const texts = textsOf<typeof de>({ de, en });
