import { NO_CENTS, plusCents, type Cents } from '#base/cents.ts';
import type { ContactId } from '#base/ids.ts';
import type { LocalDate } from '#base/localDate.ts';
import type { AgreementStage } from './agreement.ts';
import { bodyKinds, isPresent, type BodyKind, type Mandate } from './mandate.ts';

/** What the overview asks of an agreement. `monthly`: as its fields say now; `signedMonthly`: as the signed version that holds says; `toChoose`: two were signed apart; `contested`: a field stands with two values. */
export type FeeStanding = {
  readonly stage: AgreementStage;
  readonly body: BodyKind | null;
  readonly reduced: boolean;
  readonly monthly: Cents | null;
  readonly signedCount: number;
  readonly signedMonthly: Cents | null;
  readonly toChoose: boolean;
  readonly contested: boolean;
};

/** How far it is: a signature, an understanding without one, neither. */
export const feeGroups = ['signed', 'agreed', 'open'] as const;
export type FeeGroup = (typeof feeGroups)[number];

/** `unknown`: how many of `count` have no sum yet, which `monthly` leaves out. */
export type FeePart = { readonly count: number; readonly monthly: Cents; readonly unknown: number };
/** What is promised a month is `signed` and `agreed`; `uncertain` stands apart. `body` null: not said. */
export type FeeSums = { readonly signed: FeePart; readonly agreed: FeePart; readonly uncertain: FeePart; readonly promised: Cents };
export type FeeLine = FeeSums & { readonly body: BodyKind | null };
export type FeeOverview = { readonly lines: readonly FeeLine[]; readonly total: FeeSums; /** With a reduction, wherever they are counted. */ readonly reduced: number };

export function feeGroup({ stage, signedCount }: Pick<FeeStanding, 'stage' | 'signedCount'>): FeeGroup {
  if (signedCount > 0) return 'signed';
  return stage === 'reached' || stage === 'reduced' ? 'agreed' : 'open';
}

/** In which part of the sums it counts (D-173): what nobody can be sure of yet is `uncertain`, whatever its group. */
export function sumPart(one: FeeStanding): 'signed' | 'agreed' | 'uncertain' {
  const group = feeGroup(one);
  if (group === 'open' || one.toChoose || sumOf(one) === null) return 'uncertain';
  return group === 'agreed' && one.contested ? 'uncertain' : group;
}

/** The sum that counts: what was signed goes before what a draft says since. */
export function sumOf({ signedCount, signedMonthly, monthly }: Pick<FeeStanding, 'signedCount' | 'signedMonthly' | 'monthly'>): Cents | null {
  return signedCount > 0 ? signedMonthly : monthly;
}

/** Each agreement once, in the line of its body; lines in the order of the bodies, those without any left out. */
export function feeOverview(all: readonly FeeStanding[]): FeeOverview {
  const lines = [...bodyKinds, null].flatMap((body): readonly FeeLine[] => {
    const ofBody = all.filter((one) => one.body === body);
    return ofBody.length > 0 ? [{ body, ...sums(ofBody) }] : [];
  });
  return { lines, total: sums(all), reduced: all.filter(({ reduced }) => reduced).length };
}

function sums(all: readonly FeeStanding[]): FeeSums {
  const part = (name: ReturnType<typeof sumPart>): FeePart => {
    const found = all.filter((one) => sumPart(one) === name).map(sumOf);
    return { count: found.length, monthly: plusCents(...found.map((sum) => sum ?? NO_CENTS)), unknown: found.filter((sum) => sum === null).length };
  };
  const [signed, agreed] = [part('signed'), part('agreed')];
  return { signed, agreed, uncertain: part('uncertain'), promised: plusCents(signed.monthly, agreed.monthly) };
}

/** Whoever holds a seat today and has no agreement, each once. */
export function notSpokenTo(mandates: readonly Pick<Mandate, 'contact' | 'endedOn'>[], agreements: readonly { readonly contact: ContactId }[], today: LocalDate): readonly ContactId[] {
  const spoken = new Set(agreements.map(({ contact }) => contact));
  return [...new Set(mandates.filter((one) => isPresent(one, today)).map(({ contact }) => contact))].filter((contact) => !spoken.has(contact));
}
