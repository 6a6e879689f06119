import type { takeaway as german } from '../de/takeaway';

/** Taking everything along: lists as tables, the whole alliance as an archive. */
export const takeaway: typeof german = {
  title: 'Take along',
  intro: 'What stands here is yours. Every list comes as a table, and the whole alliance as one file.',
  lists: {
    'action-items': 'Cards',
    ideas: 'Ideas',
    groups: 'Groups',
    memberships: 'Memberships',
    duties: 'Duties of groups',
    meetings: 'Meetings',
    people: 'People',
    organisations: 'Organisations',
    comments: 'Comments',
    events: 'History',
  },
  formats: { csv: 'CSV', xlsx: 'Excel', ods: 'OpenDocument', json: 'JSON' },
  download: (list: string, format: string) => `Download ${list} as ${format}`,
  archive: 'The whole alliance',
  archiveText: 'Everything with its whole history and all files in one archive, from which another installation restores the same alliance. It holds personal data, but no passwords.',
  archiveGet: 'Download archive',
};
