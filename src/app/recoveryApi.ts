import type { Bytes } from '#base/bytes.ts';
import type { DeviceId, InviteId, MemberId } from '#base/ids.ts';
import type { Result } from '#base/result.ts';
import type { AppRefusal } from './api.ts';

/** What a sheet's 24 words say (`sheetWords.ts`). */
export type SheetCode = { readonly secret: Bytes; readonly pin: Bytes };
/** A recovery sheet as it comes back: its link, read from the QR code, or what its words say. */
export type SheetInHand = { readonly link: string } | { readonly code: SheetCode };
export type RecoverInput = { readonly sheet: SheetInHand; readonly passphrase: string; readonly deviceName?: string };

/** A sheet to be printed now: it is kept nowhere. */
export type MadeSheet = {
  readonly link: string;
  readonly code: SheetCode;
  readonly made: number;
  /** Older sheets were withdrawn; false where the hub was lost in between: they still open everything. */
  readonly olderVoid: boolean;
};
export type Readmission = { readonly link: string; readonly expires: number };

/** One's own sheets, and whether one has to be urged to print one. */
export type RecoveryState = {
  readonly open: readonly { readonly id: InviteId; readonly made: number }[];
  /** `alone`: everything hangs on this one device. `used`: the last sheet was used up and no new one made. */
  readonly urge: 'alone' | 'used' | null;
};
export type RecoveryPatch = { readonly of: 'recovery'; readonly recovery: RecoveryState };

/** What would be gone for good with some devices (`roster/lastKey.ts`), counted for the screens. */
export type LossShown = {
  /** The team's records: contacts, talks, all of it. */
  readonly everything: boolean;
  readonly desks: number;
  readonly mentorships: number;
  /** Notes of mentorships and what was written about agreements that are on this device alone. */
  readonly heldNotes: number;
  readonly lead: boolean;
  readonly sheet: boolean;
  readonly back: 'device' | 'sheet' | 'lead' | 'nobody';
};

/** Getting back in, and what it takes. */
export type RecoveryApi = {
  /** On an empty device: joins as a further device of the sheet's member. The sheet is used up by that. */
  recover(input: RecoverInput): Promise<Result<null, AppRefusal>>;
  /** Finishes a joining that an earlier start began, with the passphrase chosen for it. */
  finishJoining(passphrase: string): Promise<Result<null, AppRefusal>>;
  /** A sheet for oneself; needs the hub once. Older ones are withdrawn: they may have been seen. */
  makeSheet(): Promise<Result<MadeSheet, AppRefusal>>;
  /** Withdraws all of one's sheets. */
  withdrawSheets(): Promise<Result<null, AppRefusal>>;
  /**
   * For Leitung: brings a member back who lost everything, by an invite for a further device. `lost` are removed first;
   * where anything is refused nothing of it needs to be undone, and the same can be asked again.
   */
  readmit(input: { readonly member: MemberId; readonly lost: readonly DeviceId[]; readonly days: number }): Promise<Result<Readmission, AppRefusal>>;
  /** Also while locked. `devices` null: this one. Null: nothing is here, or only the demonstration. */
  wouldBeLost(devices: readonly DeviceId[] | null, how: 'erased' | 'removed'): Promise<LossShown | null>;
};
