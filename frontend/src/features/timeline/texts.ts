/** The texts of the timeline; they load with its page. */
import { textsOf } from '../../core/language.svelte';
import { timeline as de } from '../../locales/de/timeline';
import { timeline as en } from '../../locales/en/timeline';

export const texts = textsOf({ de, en });
