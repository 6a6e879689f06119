/** Steering: how the work went over time; the year's plan; the handover file. */
import type { handoverFile as file, steering as german, yearPlan as plan } from '../de/steering';

const n = (count: number, one: string, many: string) => (count === 1 ? `1 ${one}` : `${count} ${many}`);
const days = (count: number) => n(count, 'day', 'days');

export const steering: typeof german = {
  intro: 'What moves, what is stuck and what happened since the last meeting. Every number leads to its cards.',
  from: 'From',
  until: 'to',
  meeting: 'Meeting',
  none: 'Nothing.',
  since: (day) => `Since the meeting of ${day}`,
  sinceSentence: (count) =>
    `Since then: ${n(count.created, 'new card', 'new cards')}, ${count.finished} finished, ` +
    `${n(count.alarms, 'new alarm', 'new alarms')}, ${n(count.answers, 'answer', 'answers')}.`,
  sinceLists: {
    new: 'New cards',
    finished: 'Finished',
    set_aside: 'Not pursued any more',
    new_alarms: 'Newly stuck',
    ended_alarms: 'No longer stuck',
    answers: 'Who agreed or declined',
  },
  weeks: 'Week by week',
  weeksTitle: 'Open cards and what is stuck',
  day: 'As of',
  figures: { open: 'open', due: 'due soon', stuck: 'stuck', overdue: 'past date', silent: 'silent' },
  meaning: {
    open: 'not closed',
    due: 'with a date in the next days',
    stuck: 'nobody agreed, no next date, or a step without anybody',
    overdue: 'a date passed and no result is written down',
    silent: 'not changed for long',
  },
  weeksSentence: (first, then, last, now) =>
    `On ${last}, ${n(now.open, 'card is', 'cards are')} open; on ${first} there were ${then.open}. ` +
    `Of these ${now.stuck} are stuck (${then.stuck} before), ${now.overdue} have a past date (${then.overdue} before), ` +
    `${now.silent} are silent (${then.silent} before).`,
  noWeeks: 'Nothing is recorded for this time yet.',
  reach: (day) => `The record reaches back to ${day}. Removed cards do not count.`,
  showCards: 'show cards',
  cards: 'Cards',
  times: 'How long cards stay in a status',
  timesTitle: 'Days in a status, median card',
  days: 'Days',
  timesSentence: (status, median, longest, card) =>
    `Cards stay longest in “${status}”: the median ${days(median)}, longest of all ${card} with ${days(longest)}.`,
  timeOf: (cards, median, longest) => `${n(cards, 'card', 'cards')}, median ${days(median)}, longest ${days(longest)}`,
  staying: (count) => `for ${days(count)}`,
  stayed: (count) => days(count),
  noTimes: 'There were no cards in this time.',
  promises: 'Asked, agreed, kept',
  promisesTitle: 'Promises by organisation, in the order of their names',
  promisesSentence: (asked, accepted, kept) =>
    `Somebody was asked or offered ${n(asked, 'time', 'times')}; ${accepted} agreed, ${kept} kept.`,
  promisesHint: 'What persons promise counts for their organisation. Single persons are not compared.',
  organisation: 'Organisation',
  promise: { kept: 'kept', open: 'agreed, still open', unanswered: 'no answer yet', declined: 'declined' },
  bodies: { people: 'Persons without an organisation', others: 'Everybody, functions and still open' },
  noPromises: 'Nobody was asked in this time.',
  terms: 'Groups whose term ends',
  endsOn: (day) => `Its term ends on ${day}.`,
  endedOn: (day) => `Its term ended on ${day}.`,
  followed: 'Another group goes on with its work.',
  successor: 'Successor',
  noSuccessor: 'no successor entered yet',
  openPromises: 'Promises that nobody was offered yet',
  toHandover: 'Offer the promises one by one',
  toGroup: 'To the group: period and successor',
};

export const yearPlan: typeof plan = {
  of: (year) => `Year plan ${year}`,
  intro: 'Meetings, action days and certain dates of cards on one page.',
  thisYear: 'This year',
  sentence: (dates, clashes) =>
    dates === 0 ? 'There are no dates in this year yet.' : `${n(dates, 'date', 'dates')}. ${clashes ? `Something speaks against the day of ${n(clashes, 'date', 'dates')}.` : 'Nothing speaks against any of the days.'}`,
  nothing: 'no dates',
  kinds: { meeting: 'Meeting', action_day: 'Action day', follow_up: 'Date of a card' },
  clash: 'Warning',
  sameDay: (meeting, who) => (who ? `on the same day: ${meeting} (${who})` : `on the same day: ${meeting}`),
  rhythms: 'Without certain days',
  holidaysOf: (land) => `Public and school holidays in ${land}.`,
  noLand: 'Nationwide public holidays. For school holidays the municipality’s official key is missing.',
  schoolUnknown: 'School holidays are not known for the whole year.',
};

export const handoverFile: typeof file = {
  intro: (alliance, day) => `${alliance}: what somebody has to know who takes over the coordination. As of ${day}.`,
  dates: 'The next three dates',
  noDates: 'No certain date is ahead.',
  open: (count) => `What is open: ${n(count, 'card', 'cards')}`,
  owner: (name) => `agreed: ${name}`,
  noOwner: 'nobody has agreed',
  next: (when) => `next date: ${when}`,
  promises: (count) => `Who promised or was asked for what: ${count}`,
  people: 'People and their functions',
  questions: 'Open questions',
  running: 'What goes on',
  series: 'Series of meetings',
  byRule: 'by a fixed rule',
  reviews: 'Decisions to be looked at again',
  dueSince: (day) => `due since ${day}`,
  releasesWaiting: 'Texts that wait for release',
  published: 'Published cards',
  links: 'Personal links',
  linkCount: (count) => `${n(count, 'link', 'links')} for people without an account`,
  tokens: 'Programs with access',
  lastUsed: (when) => `last used ${when}`,
  neverUsed: 'never used',
  webhooks: 'Programs that are sent messages',
  stopped: 'stopped',
  none: 'nothing',
};
