/** The texts of evaluations; they load with their pages. */
import { textsOf } from '../../core/language.svelte';
import { evaluation as de } from '../../locales/de/evaluation';
import { evaluation as en } from '../../locales/en/evaluation';

export const texts = textsOf({ de, en });
