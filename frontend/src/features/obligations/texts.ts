/** The texts of obligations and certificates; they load with their page. */
import { textsOf } from '../../core/language.svelte';
import { obligations as de } from '../../locales/de/obligations';
import { obligations as en } from '../../locales/en/obligations';

export const texts = textsOf({ de, en });
