/** The texts of the handover file; only its pages load them. */
import { textsOf } from '../../core/language.svelte';
import { handoverFile as de } from '../../locales/de/steering';
import { handoverFile as en } from '../../locales/en/steering';

export const fileTexts = textsOf<typeof de>({ de, en });
