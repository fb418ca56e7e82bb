import { accept, refuse, type Result } from '#base/result.ts';
import { pinRefusal } from '#seal/pin.ts';
import { PRF_BYTES } from '#seal/locks.ts';
import { anotherLock, openVault, withLock, withoutLock } from '#seal/vault.ts';
import type { DeviceRow } from '#store/database.ts';
import { changeDevice, readDevice } from '#store/deviceStore.ts';
import type { AppRefusal } from './api.ts';
import { isLongEnough } from './inputs.ts';
import type { LockApi, UnlockSecret, UnlockWays } from './lockApi.ts';
import type { Lifecycle } from './lifecycle.ts';
import type { EngineDeps } from './deps.ts';

/** Which locks a device has, without what they wrap. */
export function waysOf({ locks }: DeviceRow): UnlockWays {
  const passkey = locks.find((lock) => lock.kind === 'passkey');
  return { pin: locks.some((lock) => lock.kind === 'pin'), passkey: passkey ? { credential: passkey.credential, salt: passkey.salt } : null };
}

/** Changing the locks; the unlocked device's business alone. */
export function locking(deps: EngineDeps, life: Lifecycle): LockApi {
  const openRow = async (): Promise<Result<DeviceRow, AppRefusal>> => {
    const open = life.open();
    if (!open) return refuse('not-unlocked');
    // Its passphrase is everybody's.
    if (open.unlocked.row.demo) return refuse('not-allowed');
    return accept((await readDevice(deps.database)) ?? open.unlocked.row);
  };
  return {
    unlockBy: (secret) => life.unlock(secret),
    async unlockWays() {
      const row = await readDevice(deps.database);
      return row ? waysOf(row) : { pin: false, passkey: null };
    },
    async proveLock(proof) {
      const row = await openRow();
      if (!row.ok) return row;
      const proven = await life.guarded(proof, () => openVault(row.value.locks, proof));
      return proven.ok ? accept(null) : proven;
    },
    async setLock(proof, fresh) {
      const weak = weakness(fresh);
      if (weak) return refuse(weak);
      const row = await openRow();
      if (!row.ok) return row;
      const made = await life.guarded(proof, () => anotherLock(row.value.locks, proof, fresh, deps));
      return made.ok ? changeDevice(deps.database, life.lease(), (now) => ({ ...now, locks: withLock(now.locks, made.value) })) : made;
    },
    async removeLock(kind) {
      const row = await openRow();
      return row.ok ? changeDevice(deps.database, life.lease(), (now) => ({ ...now, locks: withoutLock(now.locks, kind) })) : row;
    },
  };
}

function weakness(fresh: UnlockSecret): AppRefusal | null {
  switch (fresh.kind) {
    case 'passphrase':
      return isLongEnough(fresh.passphrase) ? null : 'passphrase-too-short';
    case 'pin':
      return pinRefusal(fresh.pin);
    case 'passkey':
      return fresh.output.length === PRF_BYTES ? null : 'wrong-passkey';
  }
}
