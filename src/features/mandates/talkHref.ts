import type { ContactId } from '#base/ids.ts';

/** The talk's form, opened for a talk about standing again with this person. */
export function talkHref(contact: ContactId): string {
  return `/gespraech/neu?kontakt=${contact}&ueber=wiederkandidatur`;
}
