import type { ContactId, MandateId } from '#base/ids.ts';
import { councilOf } from '../council.ts';
import type { Mandate } from '../mandate.ts';
import type { NewMandate } from '../mandateCommands.ts';
import type { NewContact } from '../command.ts';
import type { Twin } from './twins.ts';

/** A seat on record, whether it is still held or not. */
export type Held = Pick<Mandate, 'contact' | 'body' | 'place' | 'locality'>;
/** A seat the file names for somebody who is a contact already; the id is given here, so that writing again never makes a second record. */
export type PlannedSeat = { readonly line: number; readonly name: string; readonly contact: ContactId; readonly mandate: NewMandate & { readonly id: MandateId } };

/** For a row that may be a contact already: the seats it names and that contact has none on record for. A seat without a place counts as on record where the contact has one in such a body. */
export function seatsToAdd(held: readonly Held[]): (row: { readonly line: number; readonly contact: NewContact; readonly of: Twin }) => readonly PlannedSeat[] {
  const councils = new Set(held.map((seat) => `${seat.contact} ${councilOf(seat).key}`));
  const bodies = new Set(held.map((seat) => `${seat.contact} ${seat.body}`));
  return ({ line, contact: { mandates = [] }, of }) => {
    if (!('contact' in of)) return [];
    const isNew = ({ body, place = null, locality = '' }: NewMandate): boolean => (place === null ? !bodies.has(`${of.contact} ${body}`) : !councils.has(`${of.contact} ${councilOf({ body, place, locality }).key}`));
    return mandates.filter(isNew).map((mandate) => ({ line, name: of.name, contact: of.contact, mandate }));
  };
}
