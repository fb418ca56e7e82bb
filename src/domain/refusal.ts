import type { CircleId } from '#base/ids.ts';
import type { Result } from '#base/result.ts';
import type { Command } from './command.ts';
import type { Write } from './write.ts';

/** Why a command is refused; each has a sentence in the catalogue. */
export type DomainRefusal =
  | 'name-missing'
  | 'name-too-long'
  | 'text-too-long'
  | 'too-many'
  | 'phone-has-letters'
  | 'phone-unreadable'
  | 'mail-unreadable'
  | 'municipality-unknown'
  | 'contact-unknown'
  | 'talk-unknown'
  | 'task-unknown'
  | 'member-unknown'
  | 'needs-consent'
  | 'nothing-to-withdraw'
  | 'date-unreadable'
  | 'date-in-past'
  | 'date-in-future'
  | 'date-before-consent'
  | 'nothing-to-do'
  | 'already-exists'
  | 'value-unknown'
  | 'point-twice'
  | 'question-missing'
  | 'mandate-unknown'
  | 'mentorship-unknown'
  | 'note-unknown'
  | 'place-unknown'
  | 'year-unreadable'
  | 'date-before-start'
  | 'contact-linked'
  | 'same-person'
  | 'mentored-already'
  | 'not-now'
  | 'not-yours'
  | 'needs-agreement'
  | 'not-your-role'
  | 'sum-unreadable'
  | 'rate-unreadable'
  | 'iban-wrong'
  | 'body-twice'
  | CalendarRefusal
  | 'commitment-unknown'
  | AgreementRefusal;

/** Of the calendar. */
export type CalendarRefusal =
  | 'event-unknown'
  | 'committee-unknown'
  | 'follow-unknown'
  | 'time-unreadable'
  | 'repeats-unreadable'
  | 'address-unreadable'
  | 'no-series';

/** Of fee agreements; their sentences come with their screens. */
export type AgreementRefusal =
  | 'agreement-unknown'
  | 'understanding-unknown'
  | 'file-unknown'
  | 'reason-missing'
  | 'rate-missing'
  | 'reduction-missing'
  | 'terms-outdated'
  | 'not-settled'
  | 'changed-meanwhile'
  | 'signature-missing';

/** Writes that become one transaction, one entry of one circle. */
export type Part = { readonly circle: CircleId; readonly writes: readonly Write[] };
/**
 * What an accepted command does, in the order in which it is to be written. There may be no parts: the command changes nothing, and nothing is to be sealed.
 * `undo` puts the earlier values back; null where there is nothing to put back (births and consents stay).
 */
export type Decision = { readonly parts: readonly Part[]; readonly undo: Command | null };
export type Decided = Result<Decision, DomainRefusal>;
export type Checked<T> = Result<T, DomainRefusal>;
