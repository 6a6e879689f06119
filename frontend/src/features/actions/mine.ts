/** What of an alliance's cards concerns one person. */
import type { ActionItem, Assignment, Step } from './model';

export interface MyPart {
  item: ActionItem;
  step: Step | null;
  assignment: Assignment;
}

export function minePart(item: ActionItem, personId: string): MyPart[] {
  const own = (step: Step | null) => (assignment: Assignment) =>
    assignment.party.id === personId ? [{ item, step, assignment }] : [];
  return [...item.assignments.flatMap(own(null)), ...item.steps.flatMap((step) => step.assignments.flatMap(own(step)))];
}

export function isMine(item: ActionItem, personId: string): boolean {
  return minePart(item, personId).some((part) => part.assignment.state !== 'declined');
}
