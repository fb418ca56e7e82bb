import type { MentorState } from '#domain/coverage.ts';
import type { coverage as german } from '../../de/later/coverage.ts';
import { plural } from '../../plural.ts';

const people = (count: number) => plural('en', count, 'one person', `${count} people`);
const states: Record<MentorState, string> = { mentors: 'mentors', quiet: 'not heard of for long', asked: 'asked', none: 'not yet' };

export const coverage: typeof german = {
  title: 'Coverage',
  print: 'Print',
  printed: (space, day) => `${space}, as of ${day}`,
  states,
  emptyTitle: 'No overview yet',
  empty: 'For each council group it says here who accompanies somebody already and who does not yet. Record who sits in the council first.',
  addMandate: 'Add mandate',
  short: 'In short',
  councillors: (some, all) => `${some} of ${plural('en', all, 'one council member', `${all} council members`)} ${plural('en', some, 'accompanies', 'accompany')} somebody.`,
  notYet: (count) => plural('en', count, 'One council member accompanies nobody yet.', `${count} council members accompany nobody yet.`),
  asked: (count) => plural('en', count, 'One council member has been asked.', `${count} council members have been asked.`),
  quiet: (count) => plural('en', count, 'One council member has not been heard of for three months.', `${count} council members have not been heard of for three months.`),
  firstTime: (some, all) => `${some} of ${people(all)} who might stand for the first time ${plural('en', some, 'is', 'are')} accompanied.`,
  mentees: (first, all) => `${first} of ${plural('en', all, 'one mentee', `${all} mentees`)} ${plural('en', first, 'stands', 'stand')} for the first time.`,
  young: (some, known) => `${some} of ${known} with a year of birth ${plural('en', some, 'is', 'are')} under 35.`,
  youngMentees: 'Mentees',
  youngCandidates: 'All who might stand for the first time',
  group: (group) => (group ? `Group ${group}` : 'no group'),
  noPlace: 'place not recorded',
  with: (names) => `accompanies ${names}`,
  askedFor: (names) => `asked for ${names}`,
  quietSince: (name, day) => `${name}: nothing since ${day}`,
  noneYet: 'accompanies nobody yet',
  alone: 'Without a mentor yet',
  more: (count) => plural('en', count, 'and one more', `and ${count} more`),
  noneAlone: 'Everybody of this area has a mentor.',
  others: 'Mentors who sit in no council',
  elsewhere: 'Without a mentor yet, where no group of ours sits',
  uncertain: 'What is uncertain',
  noYear: (count) => `No year of birth is recorded for ${people(count)} who might stand for the first time. Nobody knows whether they are under 35.`,
  contested: (count) => plural('en', count, 'One record has two values. It stands here with one of them.', `${count} records have two values. They stand here with one of them.`),
  noGroup: (count) => plural('en', count, 'One mandate lacks place or group.', `${count} mandates lack place or group.`),
  arriving: 'Records are still arriving. The figures may change.',
  notSynced: 'This device is not connected right now. What others recorded last may be missing.',
  everyone: 'Who might stand for the first time: all contacts without a mandate who have not declined.',
};
