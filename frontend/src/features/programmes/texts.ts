/** This feature's texts load with what shows them. */
import { language } from '../../core/language.svelte';
import * as de from '../../locales/de/programmes';
import * as en from '../../locales/en/programmes';

export const texts = (): typeof de => (language() === 'de' ? de : en);
