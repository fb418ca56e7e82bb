import { utf8, type Bytes } from '#base/bytes.ts';
import { toCrockford } from '#base/crockford.ts';
import type { LocalDate } from '#base/localDate.ts';
import { feeOf, figuresOf, type AgreedFields } from './agreement.ts';
import type { Fee, FeeFigure } from './fee.ts';
import { feePeriods, type FeePeriod } from './feePeriods.ts';
import type { FeeRhythm } from './feePeriods.ts';
import type { FeeTerms } from './feeTerms.ts';
import { printedDay, printedEuro, printedIban, printedShare } from './germanPrint.ts';
import type { BodyKind } from './mandate.ts';
import type { NewSigned } from './signed.ts';
import { tidy } from './text.ts';

/** The German sentences of the document; it is a German one whatever language the app speaks. */
export type FeeDocumentWords = {
  readonly title: string;
  readonly between: (association: string, by: string, holder: string) => string;
  readonly mandate: (body: string, place: string) => string;
  readonly bodies: Readonly<Record<BodyKind, string>>;
  /** What such an agreement is, and is not. */
  readonly about: readonly string[];
  readonly reckoning: string;
  readonly allowance: string;
  readonly attendance: (meetings: number, fee: string) => string;
  readonly supplement: string;
  readonly offBasis: (label: string) => string;
  readonly share: (share: string) => string;
  readonly fixed: string;
  readonly off: (label: string) => string;
  readonly times: (label: string, times: number) => string;
  readonly corrected: (line: string, from: string, reason: string) => string;
  readonly monthly: string;
  readonly paying: string;
  readonly rhythm: string;
  readonly rhythms: Readonly<Record<FeeRhythm, string>>;
  readonly start: string;
  readonly period: (from: string, to: string) => string;
  readonly account: string;
  readonly purpose: string;
  readonly basis: string;
  readonly byTerms: (day: string) => string;
  readonly free: string;
  readonly placeAndDay: string;
  readonly onDay: (place: string, day: string) => string;
};

/** What is printed beside the agreement itself; names as they sign. */
export type FeeDocumentFrame = {
  readonly space: string;
  readonly association: string;
  readonly holder: string;
  /** The name of the agreement's place; empty: none. */
  readonly seat: string;
  readonly terms: FeeTerms | null;
  /** Where and when it is signed; null: to be written by hand. */
  readonly at: { readonly place: string; readonly on: LocalDate } | null;
};

/** Everything printed: a heading begins with `# `, a row has its two halves apart by a tab, the agreed sum's begins with `= `, everything else is a sentence. */
export type FeeDocument = Pick<NewSigned, 'lines' | 'figures' | 'terms'>;
export type DocumentLine =
  | { readonly is: 'heading' | 'text'; readonly text: string }
  | { readonly is: 'row' | 'sum'; readonly label: string; readonly value: string };

const HEADING = '# ';
const SUM = '= ';
const FIRST_PERIODS = 3;
const GROUPS = 6;
const GROUP = 4;

/** The whole document as one value (D-160), without anything internal (D-161); null while there is no rate. */
export function feeDocument(agreed: AgreedFields, frame: FeeDocumentFrame, words: FeeDocumentWords): FeeDocument | null {
  const [figures, fee] = [figuresOf(agreed), feeOf(agreed)];
  if (!figures || !fee) return null;
  const { space, association, holder, seat, at } = frame;
  const lines = [
    words.title,
    words.between(oneLine(space), oneLine(association), oneLine(holder)),
    ...(agreed.body ? [words.mandate(words.bodies[agreed.body], oneLine(seat))] : []),
    ...words.about,
    HEADING + words.reckoning,
    ...reckoning(agreed, fee, words),
    HEADING + words.paying,
    ...paying(agreed, fee, frame, words),
    row(words.basis, frame.terms && frame.terms.id === agreed.terms ? words.byTerms(printedDay(frame.terms.from)) : words.free),
    ...(at ? [row(words.placeAndDay, words.onDay(oneLine(at.place), printedDay(at.on)))] : []),
  ];
  return { lines: lines.map((line) => line.normalize('NFC')), figures, terms: agreed.terms };
}

export function readLine(line: string): DocumentLine {
  if (line.startsWith(HEADING)) return { is: 'heading', text: line.slice(HEADING.length) };
  const [left = '', value] = line.split('\t');
  if (value === undefined) return { is: 'text', text: line };
  return left.startsWith(SUM) ? { is: 'sum', label: left.slice(SUM.length), value } : { is: 'row', label: left, value };
}

/**
 * What the fingerprint is taken of (D-162): JSON with keys in order, in one Unicode form. How somebody signed is not in it (D-164), so that a paper printed before and signed by
 * hand bears the same.
 */
export function canonicalBytes({ lines, figures, terms }: FeeDocument): Bytes {
  return utf8(JSON.stringify(ordered(['anlauf/1 fee document', lines, figures, terms])).normalize('NFC'));
}

/** The first 120 bits of a SHA-256 as 24 letters. */
export function fingerprintOf(sha256: Uint8Array): string {
  return toCrockford(sha256, GROUPS * GROUP);
}

/** To be read out: six groups of four. */
export function groupedFingerprint(fingerprint: string): string {
  return fingerprint.match(new RegExp(`.{1,${GROUP}}`, 'g'))?.join(' ') ?? '';
}

function reckoning(agreed: AgreedFields, { steps }: Fee, words: FeeDocumentWords): readonly string[] {
  return steps.flatMap(({ figure, amount, corrected }) => {
    const isReduction = figure.startsWith('reduction:');
    // Nothing is said of what the mandate does not bring.
    if (amount === 0 && !corrected && !isReduction && figure !== 'contribution' && figure !== 'monthly') return [];
    const said = stepWords(agreed, figure, words);
    const label = corrected ? words.corrected(said, printedEuro(corrected.from), oneLine(corrected.reason)) : said;
    return [row(figure === 'monthly' ? SUM + label : label, `${isReduction ? '−\u202f' : ''}${printedEuro(amount)}`)];
  });
}

function stepWords(agreed: AgreedFields, figure: FeeFigure, words: FeeDocumentWords): string {
  switch (figure) {
    case 'allowance':
      return words.allowance;
    case 'attendance':
      return words.attendance(agreed.meetings, printedEuro(agreed.attendance));
    case 'supplement':
      return words.supplement;
    case 'contribution':
      return agreed.rate?.by === 'share' ? words.share(printedShare(agreed.rate.basisPoints)) : words.fixed;
    case 'monthly':
      return words.monthly;
    default: {
      const reduction = agreed.reductions.find(({ id }) => `reduction:${id}` === figure);
      const label = words.times(oneLine(reduction?.label ?? ''), reduction?.times ?? 1);
      const share = reduction?.takes.off === 'share' ? ` (${printedShare(reduction.takes.basisPoints)})` : '';
      return reduction?.takes.off === 'basis' ? words.offBasis(label) : words.off(label) + share;
    }
  }
}

function paying(agreed: AgreedFields, { monthly }: Fee, { terms }: FeeDocumentFrame, words: FeeDocumentWords): readonly string[] {
  const { start, rhythm } = agreed;
  const first: readonly FeePeriod[] = start ? feePeriods({ monthly, start, end: null }, rhythm, FIRST_PERIODS) : [];
  return [
    row(words.rhythm, words.rhythms[rhythm]),
    ...(start ? [row(words.start, printedDay(start))] : []),
    ...first.map(({ from, to, sum }) => row(words.period(printedDay(from), printedDay(to)), printedEuro(sum))),
    ...(terms?.account ? [row(words.account, `${oneLine(terms.account.holder)}, ${printedIban(terms.account.iban)}`)] : []),
    ...(terms?.account?.purpose ? [row(words.purpose, oneLine(terms.account.purpose))] : []),
  ];
}

function row(label: string, value: string): string {
  return `${label}\t${value}`;
}

function oneLine(text: string): string {
  return tidy(text).replace(/[\n\t\r ]+/g, ' ');
}

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([key, one]) => [key, ordered(one)]));
}
