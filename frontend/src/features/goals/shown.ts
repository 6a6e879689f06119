/** Which parts of an agreement are shown. */
import type { FieldInTree, MeasureBrief, Tree } from './goals';

export interface Chosen {
  focus: string | null;
  responsible: string | null;
  status: string | null;
  alarm: string | null;
}

export const NOTHING: Record<keyof Chosen, null> = { focus: null, responsible: null, status: null, alarm: null };

function fits(one: MeasureBrief, chosen: Chosen): boolean {
  return (
    (!chosen.responsible || one.responsible?.name === chosen.responsible) &&
    (!chosen.status || one.status === chosen.status) &&
    (!chosen.alarm || one.alarms.length > 0)
  );
}

/** Fields with the goals and measures that were chosen. Goals without any measure stay while nothing else is asked. */
export function shownOf(tree: Tree, chosen: Chosen): FieldInTree[] {
  const everything = !chosen.responsible && !chosen.status && !chosen.alarm;
  return tree.fields
    .filter((one) => !chosen.focus || one.field?.is_focus)
    .map((one) => ({
      ...one,
      goals: one.goals
        .map((goal) => ({ ...goal, measures: goal.measures.filter((measure) => fits(measure, chosen)) }))
        .filter((goal) => everything || goal.measures.length),
    }))
    .filter((one) => everything || one.goals.length);
}

export const measuresOf = (fields: FieldInTree[]): MeasureBrief[] => fields.flatMap((one) => one.goals.flatMap((goal) => goal.measures));
