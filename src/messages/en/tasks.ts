import type { tasks as german } from '../de/tasks.ts';
import { plural } from '../plural.ts';

export const tasks: typeof german = {
  title: 'Today',
  sections: { 'overdue': 'Overdue', 'today': 'Today', 'this-week': 'This week', 'later': 'Later', 'waiting': 'Waiting for others' },
  sentence: (name: string, what: string) => (name ? `${name}: ${what}` : what),
  sentences: {
    'check-in': (name: string) => `Check in on ${name}`,
    'help-wanted': (name: string) => `Help is wanted for ${name}`,
    'quiet-mentor': (name: string) => `No check-in on ${name} for three months`,
    'standing-again': (name: string) => `Ask ${name} about standing again`,
    commitment: (title: string) => `Commitment: ${title}`,
    'long-silent': (name: string) => `Nobody spoke with ${name} for 60 days`,
  },
  mentoredBy: (name: string) => `Mentor: ${name}`,
  lastTalk: (when: string) => `Last talk: ${when}`,
  whose: 'Whose tasks',
  onlyOf: (name: string) => `Only of ${name}`,
  more: 'More about the list',
  mine: 'Mine',
  all: 'All',
  showMore: (count: number) => plural('en', count, 'Show one more', `Show ${count} more`),
  markDone: (sentence: string) => `Done: ${sentence}`,
  done: (sentence: string) => `Done: ${sentence}`,
  doneAgain: (sentence: string, when: string) => `Done, again on ${when}: ${sentence}`,
  fields: { what: 'What', due: 'Due on', responsible: 'Who', state: 'State', repeats: 'Repeats', doneOn: 'Last done' },
  states: { open: 'Open', done: 'Done' },
  rhythms: { weekly: 'every week', fortnightly: 'every two weeks', monthly: 'every month', quarterly: 'every quarter', once: 'once' },
  drafts: 'Not saved',
  draft: (name: string) => (name ? `Draft: continue the talk with ${name}` : 'Draft: continue the talk'),
  draftFrom: (when: string) => `On this device since ${when}`,
  notSaved: 'Not saved',
};
