/** The texts of repeating cards; they load with the card's sheet. */
import { textsOf } from '../../core/language.svelte';
import { recurrence as de } from '../../locales/de/recurrence';
import { recurrence as en } from '../../locales/en/recurrence';

export const texts = textsOf({ de, en });
