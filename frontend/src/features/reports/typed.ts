/** What is typed of a report: years as periods, an entry as its fields. */
import type { Entry, EntryIn, Line } from './reports';

export interface Fields {
  status: string;
  status_label: string;
  text: string;
  traffic_light: string;
}

/** "2019, 2020" as one period a year; null for what are no years. */
export function periodsOf(years: string): { period_from: string; period_until: string }[] | null {
  const found = years.split(/[\s,;/]+/).filter(Boolean);
  if (!found.length || found.some((year) => !/^\d{4}$/.test(year))) return null;
  return [...new Set(found)].sort().map((year) => ({ period_from: `${year}-01-01`, period_until: `${year}-12-31` }));
}

export function fieldsOf(entry: Entry | null): Fields {
  return {
    status: entry?.status ?? 'no_news',
    status_label: entry?.status_label ?? '',
    text: entry?.text ?? '',
    traffic_light: entry?.traffic_light ?? '',
  };
}

/** What is sent: empty words are none. */
export function bodyOf(fields: Fields): Pick<EntryIn, 'status' | 'status_label' | 'text' | 'traffic_light'> {
  return {
    status: fields.status as EntryIn['status'],
    status_label: fields.status_label.trim() || null,
    text: fields.text.trim() || null,
    traffic_light: (fields.traffic_light || null) as EntryIn['traffic_light'],
  };
}

export interface Goal {
  field: string | null;
  goal: string;
  lines: Line[];
}

/** The lines under their goals, in their order. */
export function byGoal(lines: Line[]): Goal[] {
  const found: Goal[] = [];
  for (const line of lines) {
    const last = found.at(-1);
    if (last && last.goal === line.goal && last.field === line.field_of_action) last.lines.push(line);
    else found.push({ field: line.field_of_action, goal: line.goal, lines: [line] });
  }
  return found;
}
