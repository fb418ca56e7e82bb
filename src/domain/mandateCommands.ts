import type { ContactId, MandateId, MemberId } from '#base/ids.ts';
import type { EditOf } from './command.ts';
import type { BodyKind, MandateFields } from './mandate.ts';

export type NewMandate = Partial<Omit<MandateFields, 'body'>> & { readonly body: BodyKind };

/** What can be done to mandates, and whose contact a member of the team is. */
export type MandateCommand =
  | { readonly do: 'createMandate'; readonly id: MandateId; readonly contact: ContactId; readonly mandate: NewMandate }
  | { readonly do: 'editMandate'; readonly id: MandateId; readonly edits: readonly EditOf<MandateFields>[] }
  /** Says which contact a member of the team is; null: none. */
  | { readonly do: 'linkMember'; readonly member: MemberId; readonly contact: ContactId | null };
