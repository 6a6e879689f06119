/** The workshops' texts; only their pages load them. */
import { textsOf } from '../../core/language.svelte';
import { workshops as de } from '../../locales/de/workshops';
import { workshops as en } from '../../locales/en/workshops';

export const texts = textsOf({ de, en });
