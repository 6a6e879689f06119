/** Who coordinates enters themselves as a person. */
import type { myPerson as de } from '../de/my-person';

export const myPerson: typeof de = {
  text: 'Cards name people. Say who you are in the alliance, then your items stand here.',
  link: (name) => `Enter me as “${name}”`,
  other: 'I am in the directory already',
  linked: 'You are in the directory now. What you agree to stands here.',
};
