import type { Result } from '#base/result.ts';
import type { LockSecret, PasskeyName } from '#seal/locks.ts';
import type { AppRefusal } from './api.ts';

/** What a person shows to unlock, or sets for the next time. */
export type UnlockSecret = LockSecret;
/** The passkey that opens this device: what the browser has to be asked for it. */
export type OwnPasskey = PasskeyName;

/** How this device can be unlocked, apart from its passphrase, which is always there. */
export type UnlockWays = { readonly pin: boolean; readonly passkey: OwnPasskey | null };

/** Unlocking by more than the passphrase. Wrong passphrases and PINs make wait (`must-wait`): the patch `lock-wait` says how long. */
export type LockApi = {
  unlockBy(secret: UnlockSecret): Promise<Result<null, AppRefusal>>;
  unlockWays(): Promise<UnlockWays>;
  /** Whether the secret opens the vault: asked before somebody sets up something new by it. */
  proveLock(proof: UnlockSecret): Promise<Result<null, AppRefusal>>;
  /** Sets or changes the lock of `fresh`'s kind; `proof` opens the vault once more. The data stays as it lies. */
  setLock(proof: UnlockSecret, fresh: UnlockSecret): Promise<Result<null, AppRefusal>>;
  removeLock(kind: 'pin' | 'passkey'): Promise<Result<null, AppRefusal>>;
};
