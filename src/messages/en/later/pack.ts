import type { pack as german } from '../../de/later/pack.ts';

export const pack: typeof german = {
  title: 'Candidate pack',
  print: 'Print',
  edit: 'Change the text',
  for: (name) => `For ${name}`,
  from: (space, day) => `${space}, ${day}`,
  titles: { 'welcome': 'Good that you are here', 'first-steps': 'Your first steps', 'dates': 'Dates', 'whom': 'Whom you can ask' },
  texts: {
    'welcome': 'You can imagine standing at the next local election. Nobody expects you to know everything yet. Somebody with experience accompanies you.',
    'first-steps': 'Visit a public meeting of the council.\nRead the programme and write down what you want to ask.\nMeet your mentor and agree how often you speak.',
    'dates': 'Your mentor tells you the next meeting you can come along to.',
    'whom': 'No question is too small. Call or write.',
  },
  nextTalk: (day) => `Your next talk: ${day}`,
  mentor: 'Your mentor',
  responsible: 'Of the team',
  namesOnlyHere: 'Names and numbers come from your contacts and stand on this printout only.',
  apart: { title: 'Two versions', why: 'Two people changed the text of the pack independently of each other. Which version holds? Until you have decided, the first is printed.', version: (when, name) => `${when}, by ${name}`, somebody: 'somebody unknown', pick: 'This one holds', pickVersion: (whose) => `This one holds: ${whose}`, settled: 'Settled' },
  form: {
    title: 'Text of the pack',
    open: 'This text holds for all packs and lies readable at the hub. Write no names into it: they are added when printing.',
    section: 'Heading',
    text: 'Text',
    numbered: (label, index) => `${label} ${index + 1}`,
    add: 'Add a section',
    remove: (title) => `Remove the section “${title}”`,
    missing: 'Give the section a heading.',
    saved: 'Text saved',
    notSaved: 'Not saved',
  },
};
