import type { Cents } from '#base/cents.ts';
import { deskCircle, TEAM, type AgreementId, type MemberId } from '#base/ids.ts';
import { agreementIn, type AgreementView } from '#doc/agreements.ts';
import { knownFrom } from '#doc/known.ts';
import { applyWrites } from '#doc/records.ts';
import { figuresOf, type AgreementField, type AgreementFields } from '#domain/agreement.ts';
import type { Command } from '#domain/command.ts';
import { decide } from '#domain/decide.ts';
import type { TeamRole } from '#domain/known.ts';
import type { Decided, Decision } from '#domain/refusal.ts';
import type { NewSigned } from '#domain/signed.ts';
import { localDateAt } from '#base/localDate.ts';
import { seededRandom } from '../support/random.ts';
import { contactId, day, openOffice, type Office } from './office.ts';

export const euro = (amount: number) => Math.round(amount * 100) as Cents;
export const agreementId = (name: string) => `agreement-${name}` as AgreementId;
export const jana = contactId('jana');
export const one = agreementId('one');
export const tenth = { by: 'share', basisPoints: 1_000 } as const;

/** One person's documents, `notes` being the desk of `desk`. */
export type FeeOffice = Office & {
  decided(command: Command): Decided;
  accepted(command: Command): Decision;
  view(id?: AgreementId): AgreementView;
  /** Changes fields from what is seen now. */
  edit(fields: Partial<AgreementFields>, id?: AgreementId): Decided;
  /** The signature under what the agreement says. */
  signature(signedId: string, id?: AgreementId): NewSigned;
};

export function feeOffice(member: MemberId, seed: number, { desk = member, roles = ['canvasser'] }: { readonly desk?: MemberId; readonly roles?: readonly TeamRole[] } = {}): FeeOffice {
  const office = openOffice(member, seed);
  const random = seededRandom(seed + 100);
  const known = knownFrom(office.team, office.board, office.notes);
  const docOf = (circle: string) => (circle === TEAM ? office.team : circle === deskCircle(desk) ? office.notes : null);
  const fee: FeeOffice = {
    ...office,
    decided(command) {
      office.at += 60_000;
      const by = { member, at: office.at, today: localDateAt(office.at), random, roles };
      const decided = decide(command, known, by);
      for (const { circle, writes } of decided.ok ? decided.value.parts : []) applyWrites(docOf(circle)!, writes, by, 'own');
      return decided;
    },
    accepted(command) {
      const decided = fee.decided(command);
      if (!decided.ok) throw new Error(`${command.do}: ${decided.refusal} ${decided.detail ?? ''}`);
      return decided.value;
    },
    view: (id = one) => agreementIn(office.notes, id)!,
    edit(fields, id = one) {
      const { heads } = fee.view(id);
      return fee.decided({ do: 'editAgreement', id, desk, edits: Object.entries(fields).map(([field, value]) => ({ field, value, seen: heads[field as AgreementField] })) as never });
    },
    signature: (signedId, id = one) => ({
      id: signedId,
      on: day('2026-11-23'),
      lines: ['Beitragsvereinbarung', 'Jana Muster'],
      figures: figuresOf(fee.view(id).agreement)!,
      terms: fee.view(id).agreement.terms,
      holder: { name: 'Jana Muster', how: { by: 'glass', aspect: 2_000, strokes: [[10, 20, 5_000, 30, 40, 6_000]] } },
      association: { name: 'Anna', how: { by: 'typed' } },
      fingerprint: '0123456789ABCDEFGHJKMNPQ',
    }),
  };
  return fee;
}
