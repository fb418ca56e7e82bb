import { electronicFormatIBAN, isValidIBAN } from 'ibantools';
import { newEditId } from '#base/ids.ts';
import { parseCents } from '#base/cents.ts';
import { parseLocalDate } from '#base/localDate.ts';
import { accept, refuse } from '#base/result.ts';
import { acceptWrites } from './change.ts';
import type { Command } from './command.ts';
import type { FeeBasis, FeeRate, FeeReduction } from './fee.ts';
import { feeRhythms } from './feePeriods.ts';
import type { BodyTerms, FeeAccount, FeeTerms } from './feeTerms.ts';
import type { Actor, Known } from './known.ts';
import { bodyKinds } from './mandate.ts';
import { place } from './places.ts';
import type { Checked, Decided } from './refusal.ts';
import { checkName, checkText, limits } from './text.ts';
import { TERMS_ID } from './write.ts';

const MOST_CENTS = 100_000_000;
const WHOLE = 10_000;
const MOST_MEETINGS = 366;

/** Only Leitung and Kasse (D-137); from today on, but for the very first terms, before which there were none (D-138). */
export function setFeeTerms({ terms }: Extract<Command, { do: 'setFeeTerms' }>, known: Known, by: Actor): Decided {
  if (!by.roles?.some((role) => role === 'lead' || role === 'treasurer')) return refuse('not-your-role');
  const versions = known.feeTerms();
  if (versions.some(({ id }) => id === terms.id)) return refuse('already-exists', terms.id);
  if (parseLocalDate(terms.from) === null) return refuse('date-unreadable', terms.from);
  if (versions.length > 0 && terms.from < by.today) return refuse('date-in-past', terms.from);
  const checked = checkTerms(terms);
  if (!checked.ok) return checked;
  return acceptWrites([{ make: 'append', kind: 'terms', id: TERMS_ID, edit: newEditId(by.random), field: 'versions', value: checked.value }]);
}

function checkTerms(terms: FeeTerms): Checked<FeeTerms> {
  if (!feeRhythms.includes(terms.rhythm)) return refuse('value-unknown', 'rhythm');
  if (terms.bodies.length > limits.feeBodies || terms.reductions.length > limits.feeReductions) return refuse('too-many', String(limits.feeBodies));
  const named = new Set(terms.bodies.map(({ body, place: of }) => `${body} ${of ?? ''}`));
  if (named.size < terms.bodies.length) return refuse('body-twice');
  for (const one of terms.bodies) {
    const refused = bodyRefusal(one);
    if (refused) return refused;
  }
  const reductions = checkReductions(terms.reductions);
  if (!reductions.ok) return reductions;
  const account = terms.account === null ? accept(null) : checkAccount(terms.account);
  if (!account.ok) return account;
  const note = checkText(terms.note, limits.notes, 'note');
  if (!note.ok) return note;
  const { id, from, bodies, rhythm } = terms;
  return accept({ id, from, bodies, reductions: reductions.value, rhythm, account: account.value, note: note.value });
}

function bodyRefusal({ body, place: key, basis, rate }: BodyTerms): ReturnType<typeof refuse<'value-unknown' | 'place-unknown' | 'sum-unreadable' | 'rate-unreadable'>> | null {
  if (!bodyKinds.includes(body)) return refuse('value-unknown', 'body');
  if (key !== null && place(key) === undefined) return refuse('place-unknown', key);
  if (!isBasis(basis)) return refuse('sum-unreadable');
  return isRate(rate) ? null : refuse('rate-unreadable');
}

export function isBasis({ allowance, attendance, meetings, supplement }: FeeBasis): boolean {
  return [allowance, attendance, supplement].every(isSum) && Number.isSafeInteger(meetings) && meetings >= 0 && meetings <= MOST_MEETINGS;
}

/** A share of 100 % at most, in hundredths of a percent. */
export function isRate(rate: FeeRate): boolean {
  return rate.by === 'share' ? isShare(rate.basisPoints) : rate.by === 'fixed' && isSum(rate.monthly);
}

function isShare(basisPoints: number): boolean {
  return Number.isSafeInteger(basisPoints) && basisPoints >= 0 && basisPoints <= WHOLE;
}

/** Whole cents, at most a million euro: more is a slip of the finger. */
export function isSum(amount: number): boolean {
  return parseCents(amount) !== null && amount <= MOST_CENTS;
}

export function checkReductions(reductions: readonly FeeReduction[]): Checked<readonly FeeReduction[]> {
  if (new Set(reductions.map(({ id }) => id)).size < reductions.length) return refuse('point-twice');
  const checked: FeeReduction[] = [];
  for (const { id, label: typed, takes } of reductions) {
    const label = checkName(typed);
    if (!label.ok) return label;
    if (id === '' || id.length > limits.tag) return refuse('value-unknown', 'id');
    if (takes.off === 'share' ? !isShare(takes.basisPoints) : !isSum(takes.amount)) return refuse(takes.off === 'share' ? 'rate-unreadable' : 'sum-unreadable', label.value);
    checked.push({ id, label: label.value, takes });
  }
  return accept(checked);
}

/** The IBAN by its country's length and check digits (ISO 13616-1, ISO 7064 MOD 97-10). */
function checkAccount({ holder, iban, purpose }: FeeAccount): Checked<FeeAccount> {
  const name = checkName(holder);
  if (!name.ok) return name;
  const written = electronicFormatIBAN(iban);
  if (written === null || !isValidIBAN(written)) return refuse('iban-wrong', iban);
  const what = checkText(purpose, limits.name, 'purpose');
  return what.ok ? accept({ holder: name.value, iban: written, purpose: what.value }) : what;
}
