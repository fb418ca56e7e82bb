import type { Bytes } from '#base/bytes.ts';
import type { CircleId, Random } from '#base/ids.ts';
import type { Result } from '#base/result.ts';
import { openAtRest, sealAtRest, type VaultKey } from '#seal/vault.ts';
import type { Database, DeviceRow } from '#store/database.ts';
import { changeDevice } from '#store/deviceStore.ts';
import type { Lease, SaveRefusal } from '#store/lease.ts';

/** A circle's key in one epoch, readable: in memory only, while unlocked. */
export type HeldKey = { readonly circle: CircleId; readonly epoch: number; readonly key: Bytes };
type SealedKey = DeviceRow['epochKeys'][number];
type Place = { readonly circle: CircleId; readonly epoch: number };

/** The circles' keys this device holds; gone from memory when it is locked. */
export type KeyRing = {
  get(circle: CircleId, epoch: number): Bytes | null;
  /** Sealed and on disk before it resolves; refused, nothing was added. */
  add(held: HeldKey): Promise<Result<null, SaveRefusal>>;
  /** Called after each key that was added, until the returned function is. */
  onAdded(listener: () => void): () => void;
  /** The key as this device keeps it, sealed with the vault key. */
  seal(held: HeldKey): Promise<Bytes>;
  /** Leaves what is older than this epoch; `CircleStore.forgetEpoch` deletes it from the disk. */
  forgetOlder(circle: CircleId, epoch: number): void;
};
type RingDeps = { readonly database: Database; readonly random: Random };

export function keyRing({ database, random }: RingDeps, lease: Lease, vault: VaultKey, held: readonly HeldKey[]): KeyRing {
  const keys = new Map(held.map((one) => [nameOf(one), one]));
  const listeners = new Set<() => void>();
  return {
    get: (circle, epoch) => keys.get(nameOf({ circle, epoch }))?.key ?? null,
    async add(one) {
      const sealed = await sealKey(vault, random, one);
      const added = await changeDevice(database, lease, (row) => ({ ...row, epochKeys: [...row.epochKeys.filter((other) => nameOf(other) !== nameOf(one)), sealed] }));
      if (!added.ok) return added;
      keys.set(nameOf(one), one);
      for (const listener of listeners) listener();
      return added;
    },
    onAdded(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    seal: async (one) => (await sealKey(vault, random, one)).sealed,
    forgetOlder(circle, epoch) {
      for (const one of keys.values()) if (one.circle === circle && one.epoch < epoch) keys.delete(nameOf(one));
    },
  };
}

/** The keys as a device's row keeps them. */
export function sealKeys(vault: VaultKey, random: Random, held: readonly HeldKey[]): Promise<readonly SealedKey[]> {
  return Promise.all(held.map((one) => sealKey(vault, random, one)));
}

/** Throws where one does not open: what the right vault key sealed is broken. */
export function openKeys(vault: VaultKey, sealed: readonly SealedKey[]): Promise<readonly HeldKey[]> {
  return Promise.all(sealed.map(async ({ circle, epoch, sealed: bytes }) => {
    const opened = await openAtRest(vault, contextOf({ circle, epoch }), bytes);
    if (!opened.ok) throw new Error(`${contextOf({ circle, epoch })} on disk does not open`);
    return { circle, epoch, key: opened.value };
  }));
}

async function sealKey(vault: VaultKey, random: Random, { circle, epoch, key }: HeldKey): Promise<SealedKey> {
  return { circle, epoch, sealed: await sealAtRest(vault, contextOf({ circle, epoch }), key, random) };
}

function contextOf({ circle, epoch }: Place): string {
  return `epoch key ${circle}/${epoch}`;
}

function nameOf({ circle, epoch }: Place): string {
  return `${circle} ${epoch}`;
}
