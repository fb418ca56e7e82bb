import type * as Y from 'yjs';
import type { MandateId, MemberId } from '#base/ids.ts';
import type { LocalDate } from '#base/localDate.ts';
import { hasConsent } from '#domain/consent.ts';
import type { Choice } from '#domain/contact.ts';
import type { Heads } from '#domain/known.ts';
import type { Mandate, MandateField } from '#domain/mandate.ts';
import { asContact, workOn } from './contactView.ts';
import { recordIds } from './records.ts';
import { teamIndex, type MandateView } from './teamIndex.ts';

/** A mandate with whose it is and who speaks with them, but for its receipt. */
export type MandateRowProjection = Mandate & {
  readonly contactName: string;
  /** The last talk with its holder, about whatever. */
  readonly spokeLast: LocalDate | null;
  /** Who has the holder's earliest open task, else who is responsible for them. */
  readonly speaksNext: MemberId | null;
  readonly consent: boolean;
  readonly heads: Heads<MandateField>;
  readonly contested: Partial<Record<MandateField, readonly Choice[]>>;
};

export function mandateIds(doc: Y.Doc): readonly MandateId[] {
  return recordIds(doc, 'mandate') as readonly MandateId[];
}

/** A mandate's row; its holder's name is empty while that contact has not arrived. */
export function mandateRow(doc: Y.Doc, id: MandateId): MandateRowProjection | null {
  const index = teamIndex(doc);
  const view = index.mandate(id);
  if (!view) return null;
  const mandate = asMandate(id, view);
  const holder = index.contact(mandate.contact);
  const { lastTalk, next } = workOn(index, mandate.contact);
  return {
    ...mandate,
    contactName: holder?.fields.name ?? '',
    spokeLast: lastTalk,
    speaksNext: next?.responsible ?? holder?.fields.responsible ?? null,
    consent: holder !== undefined && hasConsent(asContact(mandate.contact, holder)),
    heads: view.heads,
    contested: view.contested,
  };
}

export function asMandate(id: MandateId, view: MandateView): Mandate {
  const first = view.record.born ?? view.record.edits[0];
  return { ...view.fields, id, createdBy: first?.who ?? ('' as MemberId), createdAt: first?.when ?? 0 };
}
