import type { Bytes } from '#base/bytes.ts';
import type { Result } from '#base/result.ts';
import type { AppRefusal } from './api.ts';

/** A recovery sheet as it comes back: its link, read from the QR code, or what its words say (`sheetWords.ts`). */
export type SheetInHand = { readonly link: string } | { readonly code: { readonly secret: Bytes; readonly pin: Bytes } };
export type RecoverInput = { readonly sheet: SheetInHand; readonly passphrase: string; readonly deviceName?: string };

/** Getting back in, and what it takes. */
export type RecoveryApi = {
  /** On an empty device: joins as a further device of the sheet's member. The sheet is used up by that. */
  recover(input: RecoverInput): Promise<Result<null, AppRefusal>>;
  /** Finishes a joining that an earlier start began, with the passphrase chosen for it. */
  finishJoining(passphrase: string): Promise<Result<null, AppRefusal>>;
};
