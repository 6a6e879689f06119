/** The texts of minutes; only their pages load them. */
import { textsOf } from '../../core/language.svelte';
import { minutes as de } from '../../locales/de/minutes';
import { minutes as en } from '../../locales/en/minutes';

export const minutesTexts = textsOf<typeof de>({ de, en });
