/** The texts of agreements; they load with their pages. */
import { language, textsOf } from '../../core/language.svelte';
import { formatDay } from '../../core/dates';
import { goals as de } from '../../locales/de/goals';
import { goals as en } from '../../locales/en/goals';

export const texts = textsOf({ de, en });
export const dayOf = (day: string): string => formatDay(day, language(), 'short');
