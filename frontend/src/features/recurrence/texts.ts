/** The texts of repeating cards; they load with the card's sheet. */
import { localeOf } from '../../core/dates';
import { language, textsOf } from '../../core/language.svelte';
import { recurrence as de } from '../../locales/de/recurrence';
import { recurrence as en } from '../../locales/en/recurrence';

export const texts = textsOf({ de, en });

/** A day without its weekday, as the next card will have it: "15. Mai 2049". */
export const writtenDay = (day: string): string =>
  new Intl.DateTimeFormat(localeOf(language()), { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(day));
