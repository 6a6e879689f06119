/** The agenda's texts; only its pages load them. */
import { textsOf } from '../../core/language.svelte';
import { agenda as de } from '../../locales/de/agenda';
import { agenda as en } from '../../locales/en/agenda';

export const texts = textsOf({ de, en });
