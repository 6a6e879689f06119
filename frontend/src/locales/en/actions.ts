import type { Catalogue } from '../de';

export const actions: Catalogue['actions'] = {
  alarms: {
    no_owner: 'nobody has agreed yet',
    no_next_date: 'no next date',
    overdue: 'date has passed',
    silent: 'not heard of for long',
    unassigned_steps: 'step without a person',
  },
};
