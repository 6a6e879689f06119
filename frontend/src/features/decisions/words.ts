/** The kinds of procedures, results and competences, in the order in which they are offered; how a result looks. */
import type { components } from '../../api/schema';
import type { IconName } from '../../ui/icons';

type Decision = components['schemas']['DecisionOut'];

export const procedures: Decision['procedure'][] = [
  'consensus',
  'unanimous',
  'majority',
  'acclamation',
  'written',
  'no_formal_vote',
  'noted',
];
export const results: Decision['result'][] = [
  'adopted',
  'adopted_with_changes',
  'rejected',
  'postponed',
  'referred',
  'withdrawn',
  'noted',
];
export const competences: Decision['competence'][] = ['decide', 'advise', 'note'];
/** Where hands or ballots are counted. */
export const isCounted = (procedure: string) => ['unanimous', 'majority', 'acclamation', 'written'].includes(procedure);

/** How a result looks: its word says the same. */
export function lookOf(result: Decision['result']): { tone: 'success' | 'danger' | 'quiet' | 'warning'; icon: IconName } {
  if (result === 'adopted' || result === 'adopted_with_changes') return { tone: 'success', icon: 'check' };
  if (result === 'rejected') return { tone: 'danger', icon: 'close' };
  if (result === 'postponed' || result === 'referred') return { tone: 'warning', icon: 'clock' };
  return { tone: 'quiet', icon: 'info' };
}
