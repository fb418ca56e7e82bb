/** A talk about standing again: what it was about, how it ended, and what follows from that. */
export const standing = {
  about: 'Anlass',
  subjects: { candidacy: 'Kandidatur', 'standing-again': 'Wiederkandidatur' },
  guide: 'Nach dem Leitfaden „Wiederkandidatur“.',
  outcomes: {
    'agrees': 'Tritt wieder an', 'needs-time': 'Überlegt', 'declines': 'Hört auf', 'not-reached': 'Nicht erreicht', 'interested': 'Interesse', 'wants-to-know-more': 'Möchte mehr wissen',
  },
  follows: (state: string) => `Beim Mandat steht dann „${state}“.`,
  followsNothing: 'Beim Mandat ändert sich nichts.',
  followsConsent: 'Das bleibt beim Gespräch: Beim Mandat darf es erst mit Einwilligung stehen.',
  noMandate: 'Für diese Person ist kein Mandat eingetragen. Trag es unter „Mandate“ ein, damit es dort steht.',
};
