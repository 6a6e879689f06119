/** This feature's texts load with its pages. */
import { textsOf } from '../../core/language.svelte';
import { council as de } from '../../locales/de/council';
import { council as en } from '../../locales/en/council';

export const texts = textsOf<typeof de>({ de, en });
