import { fromUtf8, utf8, type Bytes } from '#base/bytes.ts';
import type { MemberId, SpaceId } from '#base/ids.ts';
import { accept, refuse, type Result } from '#base/result.ts';
import type { LogKey } from '#circle/ports.ts';
import { readRoster } from '#roster/fold.ts';
import { exportDeviceKeys, importDeviceKeys, type DeviceKeys } from '#seal/deviceKeys.ts';
import type { LockSecret, VaultLock } from '#seal/locks.ts';
import { openAtRest, openVault, sealAtRest, type VaultKey } from '#seal/vault.ts';
import type { DeviceRow } from '#store/database.ts';
import { changeDevice, saveNewDevice } from '#store/deviceStore.ts';
import type { Lease } from '#store/lease.ts';
import type { AppRefusal } from './api.ts';
import { believedPoint } from './believedRoster.ts';
import type { EngineDeps } from './deps.ts';
import { keyRing, openKeys, sealKeys, type HeldKey, type KeyRing } from './keyRing.ts';
import { keepRoster, openRoster, readRosterOnDisk, type RosterBook } from './rosterBook.ts';

/** What is in memory while unlocked, and gone when locked. */
export type Unlocked = {
  readonly row: DeviceRow;
  readonly vault: VaultKey;
  readonly keys: DeviceKeys;
  readonly ring: KeyRing;
  readonly roster: RosterBook;
  readonly ahead?: Ahead;
};

/** The snapshot an epoch began with, on its way since the device joined; null where it does not come. Nobody has verified it. */
export type Ahead = { readonly log: LogKey; readonly snapshot: Promise<Bytes | null> };

/** A new vault and the lock around its key. */
export type Secured = { readonly vault: VaultKey; readonly lock: VaultLock };

/** How this device got into its association. */
export type NewDevice = {
  readonly space: SpaceId;
  readonly member: MemberId;
  readonly keys: DeviceKeys;
  readonly roster: readonly Bytes[];
  readonly epochKeys: readonly HeldKey[];
  readonly secured: Secured;
  readonly demo: boolean;
};

export const KEYS_CONTEXT = 'device keys';
const NAMES_CONTEXT = 'names';

/** Puts a new device on disk, sealed, in one transaction; then it is as after unlocking. */
export async function keepDevice(deps: EngineDeps, lease: Lease, made: NewDevice): Promise<Result<Unlocked, AppRefusal>> {
  const { vault, lock } = made.secured;
  const row: DeviceRow = {
    space: made.space,
    device: made.keys.id,
    member: made.member,
    locks: [lock],
    keys: await sealAtRest(vault, KEYS_CONTEXT, await exportDeviceKeys(made.keys), deps.random),
    epochKeys: await sealKeys(vault, deps.random, made.epochKeys),
    names: await sealAtRest(vault, NAMES_CONTEXT, utf8(''), deps.random),
    origin: made.demo ? '' : deps.origin,
    demo: made.demo,
  };
  const roster = await readRoster(made.roster);
  if (!roster.ok) return refuse('hub-refused', roster.refusal);
  const saved = await saveNewDevice(deps.database, lease, row, made.roster);
  if (!saved.ok) return saved;
  return accept({ row, vault, keys: made.keys, ring: keyRing(deps, lease, vault, made.epochKeys), roster: keepRoster(roster.value, deps.database, lease) });
}

/** Opens the device by one of its locks. Throws where what the right secret opened is broken: that is no wrong secret. */
export async function unlockDevice(deps: EngineDeps, lease: Lease, row: DeviceRow, secret: LockSecret): Promise<Result<Unlocked, AppRefusal>> {
  // Needs no key: the disk answers while the secret is being stretched.
  const roster = readRosterOnDisk(deps.database);
  const opened = await openVault(row.locks, secret);
  return opened.ok ? accept(await openDevice(deps, lease, row, opened.value, roster)) : opened;
}

/** The device whose row this is, with its vault open. Throws where anything in it does not open. */
export async function openDevice(deps: EngineDeps, lease: Lease, row: DeviceRow, vault: VaultKey, onDisk = readRosterOnDisk(deps.database)): Promise<Unlocked> {
  const [keys, held, roster] = await Promise.all([
    mustOpen(vault, KEYS_CONTEXT, row.keys).then(importDeviceKeys),
    openKeys(vault, row.epochKeys),
    believedPoint(vault, row).then((known) => openRoster(deps.database, lease, known, onDisk)),
  ]);
  return { row, vault, keys, ring: keyRing(deps, lease, vault, held), roster };
}

async function mustOpen(vault: VaultKey, context: string, sealed: Bytes): Promise<Bytes> {
  const opened = await openAtRest(vault, context, sealed);
  if (!opened.ok) throw new Error(`${context} on disk does not open`);
  return opened.value;
}

/** The association's name as last known, for the first paint. */
export async function keptSpaceName(unlocked: Unlocked): Promise<string> {
  return fromUtf8(await mustOpen(unlocked.vault, NAMES_CONTEXT, unlocked.row.names));
}

/** Keeps the association's name, sealed, for the next first paint. */
export async function keepSpaceName(deps: EngineDeps, lease: Lease, unlocked: Unlocked, name: string): Promise<void> {
  const names = await sealAtRest(unlocked.vault, NAMES_CONTEXT, utf8(name), deps.random);
  await changeDevice(deps.database, lease, (row) => ({ ...row, names }));
}
