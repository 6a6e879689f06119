/** The texts of mandates and of the register; they load with their pages. */
import { textsOf } from '../../core/language.svelte';
import { mandates as de } from '../../locales/de/mandates';
import { mandates as en } from '../../locales/en/mandates';

export const texts = textsOf({ de, en });
