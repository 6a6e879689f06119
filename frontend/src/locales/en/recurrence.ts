import type { recurrence as de } from '../de/recurrence';

const units: Record<string, [one: string, many: string]> = {
  YEARLY: ['every year', 'years'],
  MONTHLY: ['every month', 'months'],
  WEEKLY: ['every week', 'weeks'],
};

export const recurrence: typeof de = {
  title: 'Repeat this card',
  begin: 'Repeat card …',
  edit: 'Change repetition',
  never: 'never',
  every: (frequency, interval) => {
    const [one, many] = units[frequency] ?? units.YEARLY!;
    return interval === 1 ? one : `every ${interval} ${many}`;
  },
  line: (every, day) => `Repeats: ${every}, next time on ${day}`,
  previous: 'Before',
  next: 'After',
  frequency: 'How often?',
  nextOn: 'Day of the next time',
  daysBefore: 'How many days before is the new card to be made?',
  hint: 'The new card is made as a draft, with the same steps. Everybody is asked again; nobody has agreed.',
  saved: (day) => `The next card is made on ${day}.`,
  savedNow: 'The next card is about to be made.',
  ended: 'The card does not repeat any more.',
};
