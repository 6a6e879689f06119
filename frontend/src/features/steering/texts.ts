/** The texts of the figures over time; only the pages of the coordination group load them. */
import { textsOf } from '../../core/language.svelte';
import { steering as de } from '../../locales/de/steering';
import { steering as en } from '../../locales/en/steering';

export const steeringTexts = textsOf<typeof de>({ de, en });
