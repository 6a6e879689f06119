/** The texts of templates; only what uses them loads them. */
import { textsOf } from '../../core/language.svelte';
import { templates as de } from '../../locales/de/templates';
import { templates as en } from '../../locales/en/templates';

export const texts = textsOf({ de, en });
