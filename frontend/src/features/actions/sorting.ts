/** The orders of the table. `-` before a column's key turns it round; equal cards keep their number's order. */
import { compareFuzzy } from '../../core/dates';
import { statuses, type ActionItem } from './model';

export const sortKeys = ['number', 'title', 'group', 'status', 'alarms', 'field', 'owners', 'next', 'updated'] as const;
export type SortKey = (typeof sortKeys)[number];

const digits = (number: string) => Number(/\d+$/.exec(number)?.[0] ?? 0);

export function sorted(
  items: readonly ActionItem[],
  sort: string,
  groupName: (id: string | null) => string | null,
  language: string,
): ActionItem[] {
  const down = sort.startsWith('-');
  const key = down ? sort.slice(1) : sort;
  const words = new Intl.Collator(language, { numeric: true });
  // What is empty comes last whichever way the column is turned.
  const text = (read: (item: ActionItem) => string | null) => (a: ActionItem, b: ActionItem) => {
    const [left, right] = [read(a), read(b)];
    if (!left || !right) return left ? -1 : right ? 1 : 0;
    return (down ? -1 : 1) * words.compare(left, right);
  };
  const turned = (order: (a: ActionItem, b: ActionItem) => number) => (a: ActionItem, b: ActionItem) =>
    (down ? -1 : 1) * order(a, b);
  const status = (item: ActionItem) => statuses.findIndex((one) => one === item.status);
  const orders: Record<SortKey, (a: ActionItem, b: ActionItem) => number> = {
    number: turned((a, b) => digits(a.number) - digits(b.number)),
    title: text((item) => item.title),
    group: text((item) => groupName(item.group_id)),
    status: turned((a, b) => status(a) - status(b)),
    alarms: turned((a, b) => b.alarms.length - a.alarms.length),
    field: text((item) => item.field_of_action),
    owners: text((item) => item.owners[0]?.name ?? null),
    next: (a, b) => {
      if (!a.next_date?.earliest || !b.next_date?.earliest) return compareFuzzy(a.next_date, b.next_date);
      return (down ? -1 : 1) * compareFuzzy(a.next_date, b.next_date);
    },
    updated: turned((a, b) => a.updated_at.localeCompare(b.updated_at)),
  };
  const order = orders[key as SortKey] ?? orders.number;
  return [...items].sort((a, b) => order(a, b) || digits(a.number) - digits(b.number));
}
