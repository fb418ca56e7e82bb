import type { AgreementId, ContactId, MandateId, MemberId } from '#base/ids.ts';
import type { AgreementFields, AgreementFile } from './agreement.ts';
import type { EditOf } from './command.ts';
import type { NewSigned } from './signed.ts';

/** What can be done to fee agreements. `desk`: whose it is, as its row says. */
export type AgreementCommand =
  /** Into one's own desk; begun again under the same id it says what it says now, and nothing twice. */
  | { readonly do: 'beginAgreement'; readonly id: AgreementId; readonly contact: ContactId; readonly mandate: MandateId | null; readonly fields: Partial<AgreementFields> }
  /** What was signed stays as it was: a change of what is agreed begins a new draft. */
  | { readonly do: 'editAgreement'; readonly id: AgreementId; readonly desk: MemberId; readonly edits: readonly EditOf<AgreementFields>[] }
  /** One complete signed version, all or nothing; `files`: photos of the paper it was signed on, recorded with it. */
  | { readonly do: 'signAgreement'; readonly id: AgreementId; readonly desk: MemberId; readonly signed: NewSigned; readonly files?: readonly AgreementFile[] }
  | { readonly do: 'attachFile'; readonly id: AgreementId; readonly desk: MemberId; readonly file: AgreementFile };

/** The desk a command writes to; null: none. */
export function deskOf(command: { readonly do: string; readonly desk?: MemberId }, self: MemberId): MemberId | null {
  return command.do === 'beginAgreement' ? self : (command.desk ?? null);
}
