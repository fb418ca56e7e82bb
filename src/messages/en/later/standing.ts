import type { standing as german } from '../../de/later/standing.ts';

export const standing: typeof german = {
  about: 'About',
  subjects: { candidacy: 'Candidacy', 'standing-again': 'Standing again' },
  guide: 'By the guide “Standing again”.',
  outcomes: {
    'agrees': 'Stands again', 'needs-time': 'Considering', 'declines': 'Stops', 'not-reached': 'Not reached', 'interested': 'Interested', 'wants-to-know-more': 'Wants to know more',
  },
  follows: (state) => `The mandate then says “${state}”.`,
  followsNothing: 'Nothing changes for the mandate.',
  followsConsent: 'This stays with the talk: the mandate may say so only with consent.',
  noMandate: 'No mandate is recorded for this person. Add it under “Mandates”, so that it shows there.',
};
