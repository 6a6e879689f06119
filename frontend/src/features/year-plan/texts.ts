/** The texts of the year's plan; only its pages load them. */
import { textsOf } from '../../core/language.svelte';
import { yearPlan as de } from '../../locales/de/steering';
import { yearPlan as en } from '../../locales/en/steering';

export const planTexts = textsOf<typeof de>({ de, en });
