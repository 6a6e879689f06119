/** Texts that only these pages load. */
import { textsOf } from '../../core/language.svelte';
import { webhooks as de } from '../../locales/de/webhooks';
import { webhooks as en } from '../../locales/en/webhooks';

export const texts = textsOf<typeof de>({ de, en });
