/** This feature's texts load with what shows them: the first visit to the board needs none of them. */
import { language } from '../../core/language.svelte';
import * as de from '../../locales/de/search';
import * as en from '../../locales/en/search';

export const texts = (): typeof de => (language() === 'de' ? de : en);
