/** Texts that only these pages load. */
import { textsOf } from '../../core/language.svelte';
import { signOn as de } from '../../locales/de/signOn';
import { signOn as en } from '../../locales/en/signOn';

export const texts = textsOf<typeof de>({ de, en });
