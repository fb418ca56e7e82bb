import type { heldNotes as german } from '../../de/later/heldNotes.ts';
import { plural } from '../../plural.ts';

export const heldNotes: typeof german = {
  row: (count) => plural('en', count, '1 note of a mentorship is on this device alone', `${count} notes of mentorships are on this device alone`),
  help: 'As soon as the hub can be reached this is made safe by itself. If it stays like this, have a look at the mentorship.',
};
