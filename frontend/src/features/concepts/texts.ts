/** This feature's texts load with its pages. */
import { textsOf } from '../../core/language.svelte';
import { concepts as de } from '../../locales/de/concepts';
import { concepts as en } from '../../locales/en/concepts';

export const texts = textsOf<typeof de>({ de, en });
