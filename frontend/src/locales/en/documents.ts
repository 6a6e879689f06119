/** Files on a card. */
export const documents = {
  title: 'Files',
  drop: 'Drag files here or choose them',
  choose: 'Attach a file',
  formats: 'Photos, PDF, text and office files without macros. Place and camera are removed from photos.',
  sending: (name: string) => `Sending ${name}`,
  attached: 'The file is attached to the card.',
  none: 'No files yet.',
  describe: 'What does it show?',
  descriptionOf: (name: string) => `Description of ${name}`,
  remove: 'Delete',
  removed: (name: string) => `“${name}” deleted`,
};
