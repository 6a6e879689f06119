/** Trash: what was deleted and can be brought back. */
export const trash = {
  title: 'Trash',
  intro: 'What was deleted waits here and comes back as it was if you want it. After that time it is gone for good.',
  kinds: {
    action_item: 'Card',
    group: 'Group',
    person: 'Person',
    organisation: 'Organisation',
    meeting: 'Meeting',
    idea: 'Idea',
    document: 'File',
  } as Record<string, string>,
  removed: 'deleted',
  removedBy: (name: string) => `deleted by ${name},`,
  until: (day: string) => `here until ${day}`,
  liesHere: (title: string) => `The card “${title}” lies in the trash.`,
  restore: 'Bring back',
  restored: 'Brought back',
  restoredNamed: (title: string) => `“${title}” is back`,
  undo: 'Undo',
  empty: 'The trash is empty',
  emptyText: 'Deleted cards, groups, people, meetings, ideas and files appear here.',
};
