/** These pages' texts load with them. */
import { textsOf } from '../../core/language.svelte';
import { processes as de } from '../../locales/de/processes';
import { processes as en } from '../../locales/en/processes';

export const texts = textsOf({ de, en });
