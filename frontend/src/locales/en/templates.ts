import type { templates as german } from '../de/templates';

export const templates: typeof german = {
  title: 'Templates',
  use: 'From a template …',
  keep: 'Keep as template …',
  useTitle: { board: 'Cards from a template', meeting: 'Agenda from a template', checklist: 'Steps from a template' },
  keepTitle: { board: 'Keep cards as template', meeting: 'Keep agenda as template', checklist: 'Keep steps as template' },
  useHint: {
    board: 'The cards are set up as drafts. Nobody is named on them.',
    meeting: 'The points go to the end of the agenda.',
    checklist: 'The steps go behind those that are there. Nobody is named for them.',
  },
  keepHint: {
    board: 'Titles, ideas and steps of all cards of the group are kept, without names and dates.',
    meeting: 'The points are kept with purpose and duration, without names.',
    checklist: 'The steps of this card are kept, without names and dates.',
  },
  template: 'Template',
  shipped: (name: string) => `${name} (supplied)`,
  group: 'Group',
  noGroup: 'No group yet',
  startsOn: 'The day it is all about (optional)',
  startsOnHint: 'Due dates of the steps count from it. Without this day they get none.',
  preview: 'What is set up',
  name: 'Name of the template',
  none: 'There is no template yet.',
  submit: 'Set up',
  save: 'Keep',
  remove: 'Delete template',
  removed: (name: string) => `Template “${name}” deleted`,
  used: (count: number) => (count === 1 ? 'One entry set up' : `${count} entries set up`),
  kept: (name: string) => `Template “${name}” kept`,
};
