/** The coordination group's overview, as the API computes it for any day. */
import { api, call } from '../../api/client';
import type { components } from '../../api/schema';

type Schemas = components['schemas'];
export type Dashboard = Schemas['Dashboard'];
export type Entry = Schemas['Entry'];
export type ObligationEntry = Schemas['ObligationEntry'];
export type IdeaEntry = Schemas['IdeaEntry'];

/** `on` is a calendar day, YYYY-MM-DD; null is today. */
export async function readDashboard(allianceId: string, on: string | null): Promise<Dashboard> {
  return (
    await call(
      api.GET('/api/v1/alliances/{alliance_id}/dashboard', {
        params: { path: { alliance_id: allianceId }, query: { on: on ?? undefined } },
      }),
    )
  ).data;
}

/** The lists of cards, in the order in which somebody should look at them. */
export const lists = [
  'overdue',
  'no_owner',
  'no_next_date',
  'unassigned_steps',
  'silent',
  'asked_without_answer',
  'owned_without_step',
  'due_soon',
  'upcoming',
] as const;
export type ListKey = (typeof lists)[number];

/** Entries that belong together, in the order of their first one. */
export function groupedBy<T>(entries: readonly T[], keyOf: (entry: T) => string): [string, T[]][] {
  const groups = new Map<string, T[]>();
  for (const entry of entries) groups.set(keyOf(entry), [...(groups.get(keyOf(entry)) ?? []), entry]);
  return [...groups];
}

/** How many different cards stand behind a list; a card is there once for each of its steps. */
export function cardsBehind(entries: readonly { id: string }[]): number {
  return new Set(entries.map((entry) => entry.id)).size;
}
