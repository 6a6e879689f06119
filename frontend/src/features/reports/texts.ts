/** This feature's texts load with its pages. */
import { textsOf } from '../../core/language.svelte';
import { reports as de } from '../../locales/de/reports';
import { reports as en } from '../../locales/en/reports';

export const texts = textsOf<typeof de>({ de, en });
