import type { heldNotes as german } from '../../de/later/heldNotes.ts';
import { plural } from '../../plural.ts';

export const heldNotes: typeof german = {
  row: (count) => plural('en', count, '1 confidential entry is on this device alone', `${count} confidential entries are on this device alone`),
  help: 'As soon as the hub can be reached this is made safe by itself. If it stays like this, have a look at your mentorships and fee agreements.',
};
