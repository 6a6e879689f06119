/** The texts of entering oneself; they load where somebody needs them. */
import { textsOf } from '../../core/language.svelte';
import { myPerson as de } from '../../locales/de/my-person';
import { myPerson as en } from '../../locales/en/my-person';

export const texts = textsOf({ de, en });
