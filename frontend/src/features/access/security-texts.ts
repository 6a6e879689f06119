/** The texts of an account's security; only the pages of accounts load them. */
import { textsOf } from '../../core/language.svelte';
import { security as de } from '../../locales/de/security';
import { security as en } from '../../locales/en/security';

export const securityTexts = textsOf<typeof de>({ de, en });
