import type { ContactId, EditId, MemberId } from '#base/ids.ts';
import type { LocalDate } from '#base/localDate.ts';
import type { Ags } from './municipality.ts';

/** The candidacy pipeline (VOCABULARY: Stand), first to last; the last two are reachable from anywhere. */
export const stages = [
  'proposed', 'approached', 'in-talks', 'considering', 'committed', 'papers-complete',
  'nominated', 'submitted', 'admitted', 'declined', 'ask-later',
] as const;
export type Stage = (typeof stages)[number];

/** Herkunft: member of the party, independent on our list, joint list or alliance. */
export const tickets = ['member', 'independent', 'alliance'] as const;
export type Ticket = (typeof tickets)[number];

/** How a consent was given (GDPR Art. 9(2)(a): evidence of explicit consent). */
export const consentWays = ['spoken', 'written', 'message', 'form'] as const;
export type ConsentWay = (typeof consentWays)[number];

/** An append-only value: one recorded permission. A withdrawal is another one (`withdrawn`). */
export type Consent = {
  readonly given: 'granted' | 'withdrawn';
  readonly way: ConsentWay;
  readonly on: LocalDate;
  /** Which wording was read out or signed. */
  readonly wording: string;
  readonly takenBy: MemberId;
};

/** The fields a person can change; each keeps every value that nobody has replaced (see doc/records.ts). */
export type ContactFields = {
  readonly name: string;
  readonly phones: readonly string[];
  readonly mails: readonly string[];
  readonly municipality: Ags | null;
  readonly ticket: Ticket | null;
  readonly stage: Stage;
  readonly responsible: MemberId | null;
  readonly tags: readonly string[];
  readonly notes: string;
  /** Who proposed this person, in free words; part of the minimal record. */
  readonly proposedBy: string;
  /** By when the person is to be informed (GDPR Art. 14(3)(a): within a month); null once consent is recorded. */
  readonly informBy: LocalDate | null;
  /** Only with consent; tells who is young (domain/mentorship.ts). */
  readonly birthYear: number | null;
};
export type ContactField = keyof ContactFields;

const EARLIEST_BIRTH = 1900;

/** Whether somebody alive may have been born in that year. */
export function isBirthYear(year: number, thisYear: number): boolean {
  return Number.isInteger(year) && year >= EARLIEST_BIRTH && year <= thisYear;
}

/** What a field holds when nobody ever said anything; a birth leaves such values out. */
export const contactDefaults: ContactFields = {
  name: '', phones: [], mails: [], municipality: null, ticket: null, stage: 'proposed', responsible: null, tags: [], notes: '', proposedBy: '', informBy: null, birthYear: null,
};

export type Contact = ContactFields & {
  readonly id: ContactId;
  readonly consents: readonly Consent[];
  readonly createdBy: MemberId;
  readonly createdAt: number;
};

/** One of several values that stand side by side until someone picks. */
export type Choice<T = unknown> = { readonly edit: EditId; readonly value: T; readonly who: MemberId; readonly when: number };
