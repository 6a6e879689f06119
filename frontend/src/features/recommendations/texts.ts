/** The texts of material and recommendations; they load with their pages. */
import { formatDay } from '../../core/dates';
import { language, textsOf } from '../../core/language.svelte';
import { recommendations as de } from '../../locales/de/recommendations';
import { recommendations as en } from '../../locales/en/recommendations';

export const texts = textsOf({ de, en });
export const dayOf = (day: string): string => formatDay(day, language(), 'short');
