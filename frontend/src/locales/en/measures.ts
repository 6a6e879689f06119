import type { measureStatuses as de } from '../de/measures';

export const measureStatuses: typeof de = {
  planned: 'planned',
  not_started: 'not started',
  in_progress: 'in progress',
  ongoing_permanent: 'permanent',
  partly_done: 'partly done',
  done: 'done',
  on_hold: 'on hold',
  deferred: 'deferred',
  dropped: 'dropped',
  replaced: 'replaced by another measure',
  out_of_scope: 'not in the municipality’s hands',
  disputed: 'disputed',
};
