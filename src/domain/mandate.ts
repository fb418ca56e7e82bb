import type { ContactId, MandateId, MemberId } from '#base/ids.ts';
import type { LocalDate } from '#base/localDate.ts';
import type { PlaceKey } from './places.ts';

/** Vertretung: Gemeinderat, Stadtrat, Verbandsgemeinderat, Ortschaftsrat, Kreistag. */
export const bodyKinds = ['municipal-council', 'city-council', 'association-council', 'local-council', 'district-council'] as const;
export type BodyKind = (typeof bodyKinds)[number];

/** Whether an incumbent stands again: Offen, Tritt wieder an, Überlegt, Hört auf. */
export const standingStates = ['open', 'stands', 'considering', 'stops'] as const;
export type StandingAgain = (typeof standingStates)[number];

export type MandateFields = {
  readonly body: BodyKind;
  readonly place: PlaceKey | null;
  /** Ortschaft, of a local council. */
  readonly locality: string;
  /** Fraktion. */
  readonly group: string;
  readonly since: LocalDate | null;
  readonly standingAgain: StandingAgain;
  /** The day it ended or will end; past mandates stay. */
  readonly endedOn: LocalDate | null;
};
export type MandateField = keyof MandateFields;

/** What a field holds when nobody ever said anything; a birth leaves such values out, but for the body. */
export const mandateDefaults: MandateFields = {
  body: 'municipal-council', place: null, locality: '', group: '', since: null, standingAgain: 'open', endedOn: null,
};

/** A contact's seat in a council body; whose it is never changes. */
export type Mandate = MandateFields & {
  readonly id: MandateId;
  readonly contact: ContactId;
  readonly createdBy: MemberId;
  readonly createdAt: number;
};

/** Whether the seat is held on this day. */
export function isPresent(mandate: Pick<Mandate, 'endedOn'>, today: LocalDate): boolean {
  return mandate.endedOn === null || mandate.endedOn > today;
}
