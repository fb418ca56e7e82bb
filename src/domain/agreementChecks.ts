import { parseLocalDate } from '#base/localDate.ts';
import { accept, refuse } from '#base/result.ts';
import { agreementStages, type Agreement, type AgreementField, type AgreementFields } from './agreement.ts';
import type { EditOf } from './command.ts';
import { hasConsent } from './consent.ts';
import type { FeeCorrection, GrantedReduction } from './fee.ts';
import { feeRhythms } from './feePeriods.ts';
import { termsOn } from './feeTerms.ts';
import { checkReductions, isBasis, isRate, isSum } from './feeTermsRules.ts';
import type { Actor, Known } from './known.ts';
import { bodyKinds } from './mandate.ts';
import { place } from './places.ts';
import type { Checked } from './refusal.ts';
import { checkText, limits } from './text.ts';
import type { Plain } from './write.ts';

type Whose = Pick<Agreement, 'contact' | 'signed' | 'terms'>;
const noBasis = { allowance: 0, attendance: 0, meetings: 0, supplement: 0 };
const MOST_TIMES = 20;

/** What a field may hold by itself. */
export function checkAgreementField({ field, value }: EditOf<AgreementFields>, of: Whose, known: Known, by: Actor): Checked<Plain> {
  switch (field) {
    case 'stage':
      if (!agreementStages.includes(value)) return refuse('value-unknown', field);
      // Only a signature signs.
      return value === 'signed' ? refuse('not-now', field) : accept(value);
    case 'allowance':
    case 'attendance':
    case 'supplement':
    case 'meetings':
      return isBasis({ ...noBasis, [field]: value } as never) ? accept(value) : refuse('sum-unreadable', field);
    case 'rate':
      return value === null || isRate(value) ? accept(value) : refuse('rate-unreadable');
    case 'reductions':
      return checkGranted(value);
    case 'corrections':
      return checkCorrections(value);
    case 'body':
      return value === null || bodyKinds.includes(value) ? accept(value) : refuse('value-unknown', field);
    case 'place':
      return value === null || place(value) ? accept(value) : refuse('place-unknown', value);
    case 'rhythm':
      return feeRhythms.includes(value) ? accept(value) : refuse('value-unknown', field);
    case 'start':
      return value === null || parseLocalDate(value) ? accept(value) : refuse('date-unreadable', value);
    case 'terms':
      return value === null || value === of.terms || termsOn(known.feeTerms(), by.today)?.id === value ? accept(value) : refuse('terms-outdated', value);
    case 'questions':
      return checkText(value, limits.notes, field);
    case 'notes':
      return checkNotes(value, of, known);
    case 'holds':
      return value === null || of.signed.some(({ id }) => id === value) ? accept(value) : refuse('value-unknown', field);
    default:
      return typeof value === 'boolean' ? accept(value) : refuse('value-unknown', field);
  }
}

/** What no field says by itself: corrections are of figures that there are, and an understanding is of a sum (D-143, D-144). */
export function checkWhole(after: AgreementFields, changed: readonly AgreementField[]): Checked<null> {
  const figures = new Set(after.reductions.map(({ id }) => `reduction:${id}`));
  const lost = after.corrections.find(({ figure }) => figure.startsWith('reduction:') && !figures.has(figure));
  if (lost && (changed.includes('corrections') || changed.includes('reductions'))) return refuse('value-unknown', lost.figure);
  if (!changed.includes('stage')) return accept(null);
  if ((after.stage === 'reached' || after.stage === 'reduced') && after.rate === null) return refuse('rate-missing');
  if (after.stage === 'reduced' && after.reductions.length === 0 && after.corrections.length === 0) return refuse('reduction-missing');
  return accept(null);
}

function checkGranted(reductions: readonly GrantedReduction[]): Checked<Plain> {
  if (reductions.length > limits.feeReductions) return refuse('too-many', String(limits.feeReductions));
  const checked = checkReductions(reductions);
  if (!checked.ok) return checked;
  if (reductions.some(({ times }) => !Number.isSafeInteger(times) || times < 1 || times > MOST_TIMES)) return refuse('value-unknown', 'times');
  return accept(checked.value.map((one, index) => ({ ...one, times: reductions[index]!.times })) as Plain);
}

const plainFigures: readonly string[] = ['allowance', 'attendance', 'supplement', 'contribution', 'monthly'];

/** Each figure once, and never without why. */
function checkCorrections(corrections: readonly FeeCorrection[]): Checked<Plain> {
  const checked: Plain[] = [];
  for (const { figure, amount, reason } of corrections) {
    if (!plainFigures.includes(figure) && !/^reduction:.+/.test(figure)) return refuse('value-unknown', figure);
    if (!isSum(amount)) return refuse('sum-unreadable', figure);
    const why = checkText(reason, limits.hint, 'reason');
    if (!why.ok) return why;
    if (why.value === '') return refuse('reason-missing', figure);
    checked.push({ figure, amount, reason: why.value });
  }
  return new Set(corrections.map(({ figure }) => figure)).size < corrections.length ? refuse('point-twice') : accept(checked);
}

/** Free words about somebody need their consent, as everywhere (D-5); the agreement itself does not (D-142). */
function checkNotes(notes: string, { contact }: Whose, known: Known): Checked<string> {
  const checked = checkText(notes, limits.notes, 'notes');
  return checked.ok && checked.value !== '' && !hasConsent(known.contact(contact) ?? { consents: [] }) ? refuse('needs-consent', 'notes') : checked;
}
