import type { guides as german } from '../../de/later/guides.ts';

export const guides: typeof german = {
  link: 'Link',
  linkTo: (host) => `More on this: ${host}`,
  question: 'Question',
  answer: 'Answer',
  questionOf: (point, number) => `Question ${number} on point ${point}`,
  addQuestion: 'Add a question and answer',
  removeQuestion: (question) => (question ? `Remove the question “${question}”` : 'Remove the question'),
  noAnswer: 'No answer yet.',
  history: 'Versions',
  version: (when, name) => `${when}, by ${name}`,
  somebody: 'somebody unknown',
  apart: { title: 'Two versions', why: 'Two people changed the guide independently of each other. Which version holds? The other can still be read under “Versions”.', pick: 'This one holds', pickVersion: (whose) => `This one holds: ${whose}`, settled: 'Settled' },
  past: 'The guide as it was',
  pastTitle: (when) => `Guide of ${when}`,
  pastText: 'These points stood in the guide when the talk was logged.',
  covered: 'covered',
  notCovered: 'not ticked',
};
