import { newId, type AgreementId, type ContactId, type MemberId, type Random } from '#base/ids.ts';
import type { AgreementDetail } from '#app/feeApi.ts';
import { feeRoom } from '#app/feeRoom.ts';
import { figuresOf, type AgreementField, type AgreementFields } from '#domain/agreement.ts';
import type { Command } from '#domain/command.ts';
import type { NewSigned } from '#domain/signed.ts';
import { run, todayOn } from './mentorPhones.ts';
import type { SpacePhone } from './spacePhone.ts';

/** Fee agreements on phones below their engine. */
export const feesOf = (phone: SpacePhone) => feeRoom(phone);
export const agreementOn = (phone: SpacePhone, id: AgreementId): Promise<AgreementDetail | null> => feesOf(phone).agreement(id);

export async function somebody(random: Random, phone: SpacePhone, name = 'Jana Muster'): Promise<ContactId> {
  const id = newId<ContactId>(random);
  await run(phone, { do: 'createContact', id, contact: { name }, consent: { way: 'spoken', on: todayOn(phone) } });
  return id;
}

export function beginning(random: Random, contact: ContactId, fields: Partial<AgreementFields> = {}): Extract<Command, { do: 'beginAgreement' }> {
  const tenth = { by: 'share', basisPoints: 1_000 } as const;
  return { do: 'beginAgreement', id: newId<AgreementId>(random), contact, mandate: null, fields: { stage: 'draft', allowance: 12_000 as never, rate: tenth, ...fields } };
}

export async function begins(random: Random, phone: SpacePhone, contact: ContactId, fields: Partial<AgreementFields> = {}): Promise<AgreementId> {
  const command = beginning(random, contact, fields);
  await run(phone, command);
  return command.id;
}

export async function editing(phone: SpacePhone, id: AgreementId, desk: MemberId, fields: Partial<AgreementFields>): Promise<Command> {
  const heads = (await agreementOn(phone, id))!.heads;
  return { do: 'editAgreement', id, desk, edits: Object.entries(fields).map(([field, value]) => ({ field, value, seen: heads[field as AgreementField] })) as never };
}

/** The signature under what the agreement says on this phone. */
export async function signing(random: Random, phone: SpacePhone, id: AgreementId, lines: readonly string[] = ['Beitragsvereinbarung']): Promise<Command> {
  const { agreement, desk } = (await agreementOn(phone, id))!;
  const signed: NewSigned = {
    id: newId(random), on: todayOn(phone), lines, figures: figuresOf(agreement)!, terms: agreement.terms, fingerprint: '0123456789ABCDEFGHJKMNPQ',
    holder: { name: 'Jana Muster', how: { by: 'glass', aspect: 2_000, strokes: [[10, 20, 5_000]] } }, association: { name: 'Anna', how: { by: 'typed' } },
  };
  return { do: 'signAgreement', id, desk, signed };
}

