import type { EditId, MemberId } from '#base/ids.ts';

/** What a record may hold: JSON, so that it means the same on every device and in every version. */
export type Plain = null | boolean | number | string | readonly Plain[] | { readonly [key: string]: Plain };

/** Kinds whose records are born whole; the others are known by their changes alone, so two first namings apart never collide. */
export const bornKinds = ['contact', 'talk', 'task', 'mandate', 'mentorship', 'note', 'agreement', 'understanding', 'event', 'internalEvent', 'committee', 'follow', 'commitment'] as const;
export const sharedKinds = ['member', 'device', 'space', 'guide', 'terms', 'support'] as const;
export type BornKind = (typeof bornKinds)[number];
export type SharedKind = (typeof sharedKinds)[number];
export type RecordKind = BornKind | SharedKind;

/** What lies on the open board; everything else is of the team or of smaller circles. A kind lies in one circle only: so what is internal never lands on the board by mistake. */
export const boardKinds = ['guide', 'event', 'committee'] as const satisfies readonly RecordKind[];
export type BoardKind = (typeof boardKinds)[number];

export function isBoardKind(kind: RecordKind): kind is BoardKind {
  return boardKinds.some((one) => one === kind);
}

/** The one record of the kind `space`. */
export const SPACE_ID = 'space';
/** The one record of the kind `terms`: the association's for contributions, and which lists of agreements were taken out. */
export const TERMS_ID = 'terms';

/** The id under which a record's birth counts as an edit of every field. */
export const BORN = 'born' as EditId;

/** Who said something, and when (milliseconds since 1970). */
export type Saying = { readonly member: MemberId; readonly at: number };

/**
 * What a decision does to the records; nothing is ever overwritten or deleted (D-19). `by` stands where it is not whoever
 * decides: an adoption repeats what somebody else said.
 */
export type Write =
  | { readonly make: 'adoption'; readonly kind: BornKind; readonly id: string; readonly born: { readonly [field: string]: Plain }; readonly by: Saying }
  | { readonly make: 'birth'; readonly kind: BornKind; readonly id: string; readonly born: { readonly [field: string]: Plain } }
  | { readonly make: 'change'; readonly kind: RecordKind; readonly id: string; readonly edit: EditId; readonly field: string; readonly value: Plain; readonly replaces: readonly EditId[]; readonly by?: Saying }
  | ({ readonly make: 'append'; readonly id: string; readonly edit: EditId; readonly value: Plain } & Appended);

/** The fields whose values are only ever followed by others, never replaced. */
type Appended =
  | { readonly kind: 'contact'; readonly field: 'consents' }
  | { readonly kind: 'mentorship'; readonly field: 'checkIns' | 'closings' | 'handedNotes' }
  | { readonly kind: 'agreement'; readonly field: 'signed' | 'files' }
  | { readonly kind: 'terms'; readonly field: 'versions' | 'exports' }
  | { readonly kind: 'support'; readonly field: 'asks' };

/** One value an undo puts back; `seen` as in every edit. */
export type RestoredValue = { readonly kind: RecordKind; readonly id: string; readonly field: string; readonly value: Plain; readonly seen: readonly EditId[] };
