/** The texts of participants; only the pages of meetings load them. */
import { textsOf } from '../../core/language.svelte';
import { participants as de } from '../../locales/de/participants';
import { participants as en } from '../../locales/en/participants';

export const texts = textsOf({ de, en });
