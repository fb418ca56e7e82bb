import type { Bytes } from '#base/bytes.ts';
import type { KnownPoint } from '#roster/fold.ts';
import { openAtRest, sealAtRest, type VaultKey } from '#seal/vault.ts';
import type { DeviceRow } from '#store/database.ts';
import { changeDevice } from '#store/deviceStore.ts';
import type { Lease } from '#store/lease.ts';
import { decode, encode, readFixed, readUint, writeFixed, writeUint } from '#wire/codec.ts';
import { HASH_BYTES } from '#wire/signing.ts';
import type { EngineDeps } from './deps.ts';
import type { Unlocked } from './device.ts';

const CONTEXT = 'believed roster';

/**
 * How far the roster on the disk was verified when it came. Sealed, so whoever can write to the disk can not have this device believe another: a signature costs half
 * a millisecond on an old phone, and a chain of hundreds would make every unlocking wait. Null: verify all of it.
 */
export async function believedPoint(vault: VaultKey, { believed }: DeviceRow): Promise<KnownPoint | null> {
  const opened = believed ? await openAtRest(vault, CONTEXT, believed) : null;
  if (!opened?.ok) return null;
  const point = decode(opened.value, (from) => ({ length: readUint(from), head: readFixed(from, HASH_BYTES) }));
  return point.ok ? point.value : null;
}

/** Keeps how far the roster in memory was verified, for the next unlocking. */
export async function keepBelieved(deps: EngineDeps, lease: Lease, { vault, roster }: Pick<Unlocked, 'vault' | 'roster'>): Promise<void> {
  const believed = await sealPoint(vault, roster.current(), deps);
  await changeDevice(deps.database, lease, (row) => ({ ...row, believed }));
}

function sealPoint(vault: VaultKey, { length, head }: KnownPoint, deps: Pick<EngineDeps, 'random'>): Promise<Bytes> {
  const bytes = encode((to) => {
    writeUint(to, length);
    writeFixed(to, head);
  });
  return sealAtRest(vault, CONTEXT, bytes, deps.random);
}
