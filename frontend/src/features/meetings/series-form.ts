/** Between a series and the fields in which it is written. */
import { chosenFor, ruleOf } from './rules';
import type { Series, SeriesIn } from './series';

/** A series as the fields of its dialog show it; lists as lines and commas. */
export function formOf(series: Series | null, groupId: string) {
  return {
    title: series?.title ?? '',
    group_id: series?.group_id ?? groupId,
    group_ids: series?.group_ids ?? [],
    kind: series?.kind ?? ('working_session' as Series['kind']),
    chosen: chosenFor(series ? series.rule : 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU'),
    rhythm: series?.rhythm ?? '',
    starts_on: series?.starts_on ?? '',
    until: series?.until ?? '',
    exceptions: (series?.exceptions ?? []).map(german).join(', '),
    begins: series?.begins ?? '',
    ends: series?.ends ?? '',
    where: series?.where ?? '',
    room: series?.room ?? '',
    link: series?.link ?? '',
    moderator: series?.moderator?.name ?? '',
    minute_takers: (series?.minute_takers ?? []).map((one) => one.name).join(', '),
    agenda: (series?.agenda ?? []).map((one) => one.title).join('\n'),
  };
}
export type SeriesForm = ReturnType<typeof formOf>;

/** What is sent: everything of a new series, of one that is there only what differs. */
export function bodyOf(form: SeriesForm, before: SeriesForm | null, series: Series | null): Partial<SeriesIn> {
  const same = (...fields: (keyof SeriesForm)[]) =>
    before !== null && fields.every((field) => JSON.stringify(form[field]) === JSON.stringify(before[field]));
  const body: Record<string, unknown> = {};
  for (const field of ['title', 'begins', 'ends', 'where', 'room', 'link', 'moderator', 'until', 'starts_on'] as const) {
    if (!same(field)) body[field] = form[field].trim() || null;
  }
  for (const field of ['group_id', 'group_ids', 'kind'] as const) if (!same(field)) body[field] = form[field];
  // A rule that was written by hand stays until another one is chosen.
  if (form.chosen && !same('chosen', 'rhythm')) {
    body.rule = ruleOf(form.chosen);
    body.rhythm = body.rule ? null : form.rhythm.trim() || null;
  }
  if (!same('exceptions')) body.exceptions = split(form.exceptions, ',').map(iso);
  if (!same('minute_takers')) body.minute_takers = split(form.minute_takers, ',');
  if (!same('agenda')) {
    // A line that was there keeps its duration and the rest.
    body.agenda = split(form.agenda, '\n').map((title) => series?.agenda.find((one) => one.title === title) ?? { title });
  }
  return body as Partial<SeriesIn>;
}

const split = (text: string, by: string) =>
  text
    .split(by)
    .map((one) => one.trim())
    .filter(Boolean);

function german(day: string): string {
  const [year, month, date] = day.split('-');
  return `${Number(date)}.${Number(month)}.${year}`;
}

/** A day as people write it here, as ISO 8601; what is none is left for the server to refuse. */
function iso(day: string): string {
  const found = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(day);
  return found ? `${found[3]}-${found[2]!.padStart(2, '0')}-${found[1]!.padStart(2, '0')}` : day;
}
