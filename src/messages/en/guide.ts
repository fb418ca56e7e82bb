import type { guide as german } from '../de/guide.ts';

export const guide: typeof german = {
  title: 'Guide',
  intro: 'What a talk should touch on. In any order; listening comes first.',
  open: 'The guide is not encrypted and can be read without a passphrase. Write nothing personal in it.',
  hints: {
    'programme': 'Say with confidence what we stand for here, and ask what matters to the other person. What counts is sharing the aims, not being a member.',
    'group-principles': 'The council group discusses together and agrees on a line. How somebody votes in the end is their own free decision.',
    'contribution': 'Anyone who holds a seat gives a part of the allowance to the association. Explain what the money is for and reach an understanding together. Nothing to put pressure on anybody for.',
  },
  edit: 'Edit the guide',
  cancel: 'Cancel',
  pointTitle: 'Point',
  pointHint: 'Hint',
  numbered: (label: string, index: number) => `${label} ${index + 1}`,
  add: 'Add a point',
  remove: (title: string) => (title ? `Remove “${title}”` : 'Remove point'),
  up: (title: string) => (title ? `Move “${title}” up` : 'Move up'),
  down: (title: string) => (title ? `Move “${title}” down` : 'Move down'),
  titleMissing: 'Give the point a name or remove it.',
  standard: 'Belongs to every guide. When emptied, the usual wording stands here again.',
  draftHere: 'Draft here',
  draftOf: (when: string) => `Draft of ${when}: you are continuing it.`,
  draftDrop: 'Discard draft',
  draftNotKept: 'The draft could not be kept. Save before you leave this page.',
  saved: 'Guide saved',
  notSaved: 'Not saved',
};
