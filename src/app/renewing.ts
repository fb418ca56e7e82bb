import type { CircleId } from '#base/ids.ts';
import { accept, refuse, type Result } from '#base/result.ts';
import { ownAsRescues } from '#circle/ownLeft.ts';
import type { CircleStore, RescueRow } from '#circle/ports.ts';
import { isSealed } from '#roster/entitled.ts';
import { importEpochKey } from '#seal/body.ts';
import { exportDeviceKeys } from '#seal/deviceKeys.ts';
import { sealAtRest, type VaultKey } from '#seal/vault.ts';
import type { DeviceRow } from '#store/database.ts';
import { readDevice } from '#store/deviceStore.ts';
import type { SaveRefusal } from '#store/lease.ts';
import { becomeOther } from '#store/becomingOther.ts';
import { dropRenewal, putRenewal, readRenewals } from '#store/renewalStore.ts';
import type { AppRefusal } from './api.ts';
import type { EngineDeps } from './deps.ts';
import { KEYS_CONTEXT, openDevice, type Unlocked } from './device.ts';
import { sealKeys, type HeldKey } from './keyRing.ts';
import { standLocked } from './locked.ts';
import { newPlan, openRenewal, renewAtHub, sealRenewal, type Renewed, type RenewalPlan } from './renewal.ts';
import { leaseOf, storeOf, type Open, type Stand } from './stand.ts';
import { tellStatus } from './statusTeller.ts';
import { standUnlocked } from './unlocked.ts';

/** No try goes on with these: the invite of the plan serves no more. */
const worn: readonly string[] = ['invite-void', 'invite-used', 'invite-expired', 'invite-foreign'];

/**
 * Has the open device, whose numbers are used up, become another one. First what finishing takes is on disk, then the hub is asked, and in one write the phone is the
 * new device: stopped anywhere it is the old one, with everything it had, or the new one. What is written while the hub is asked comes along.
 */
export function renew(stand: Stand, open: Open): Promise<Result<null, AppRefusal>> {
  const before = underWay.get(open);
  if (before) return before;
  const now = renewOnce(stand, open).finally(() => underWay.delete(open));
  underWay.set(open, now);
  return now;
}

/** The person and the app itself may both ask. */
const underWay = new WeakMap<Open, Promise<Result<null, AppRefusal>>>();

async function renewOnce(stand: Stand, open: Open): Promise<Result<null, AppRefusal>> {
  const { deps } = stand;
  const { unlocked } = open;
  const plan = await planOf(stand, unlocked);
  if (!plan.ok) return plan;
  await tellStatus(deps, unlocked.row, storeOf(stand), await open.space);
  const renewed = await renewAtHub(deps, unlocked, plan.value);
  if (!renewed.ok) {
    if (worn.includes(renewed.refusal)) await dropRenewal(deps.database, leaseOf(stand), unlocked.keys.id);
    return renewed;
  }
  if (stand.phase !== open) return refuse('not-unlocked');
  return goOver(stand, open, renewed.value);
}

async function planOf(stand: Stand, unlocked: Unlocked): Promise<Result<RenewalPlan, SaveRefusal>> {
  const { deps } = stand;
  const { id } = unlocked.keys;
  const kept = (await readRenewals(deps.database)).find(({ device }) => device === id);
  const plan = kept?.step === 'planned' ? await openRenewal(unlocked, kept.sealed) : null;
  if (plan) return accept(plan);
  const made = await newPlan(deps);
  const saved = await putRenewal(deps.database, leaseOf(stand), { device: id, step: 'planned', sealed: await sealRenewal(unlocked, made, deps) });
  return saved.ok ? accept(made) : saved;
}

/** Closes the old device's documents, so that nothing more is written under its name, and opens those of the new one. */
async function goOver(stand: Stand, open: Open, renewed: Renewed): Promise<Result<null, AppRefusal>> {
  const { locks } = stand;
  const space = await open.space;
  if (stand.phase !== open) return refuse('not-unlocked');
  stand.phase = { at: 'starting' };
  await space.close();
  const made = await becomeNew(stand, open.unlocked, renewed);
  const unlocked = made.ok ? made.value : open.unlocked;
  if (stand.locks !== locks) await standLocked(stand, unlocked.row, null);
  else await standUnlocked(stand, unlocked);
  return made.ok ? accept(null) : made;
}

async function becomeNew(stand: Stand, old: Unlocked, { keys, belonging }: Renewed): Promise<Result<Unlocked, SaveRefusal>> {
  const { deps } = stand;
  const own = await ownHere(stand, old);
  const device = await rowOf(deps, (await readDevice(deps.database)) ?? old.row, old.vault, { keys, belonging });
  const former = { device: old.keys.id, step: 'carrying', since: deps.now() } as const;
  const became = await becomeOther(deps.database, leaseOf(stand), { device, roster: belonging.roster, former, own });
  return became.ok ? accept(await openDevice(deps, leaseOf(stand), device, old.vault)) : became;
}

/** The row of the new device in the same vault: its own keys, and those of the circles' epochs beside the ones that are here. */
async function rowOf(deps: EngineDeps, row: DeviceRow, vault: VaultKey, { keys, belonging: { epochKeys } }: Renewed): Promise<DeviceRow> {
  const isOf = (one: HeldKey) => (other: Pick<HeldKey, 'circle' | 'epoch'>): boolean => one.circle === other.circle && one.epoch === other.epoch;
  const before = row.epochKeys.filter((key) => !epochKeys.some((one) => isOf(one)(key)));
  return {
    ...row,
    device: keys.id,
    keys: await sealAtRest(vault, KEYS_CONTEXT, await exportDeviceKeys(keys), deps.random),
    epochKeys: [...before, ...(await sealKeys(vault, deps.random, epochKeys))],
  };
}

/** What the device wrote in the epochs it is in; of those before them all was carried over. */
async function ownHere(stand: Stand, old: Unlocked): Promise<readonly RescueRow[]> {
  const store = storeOf(stand);
  const rows = await Promise.all((await store.circles()).map((circle) => ownIn(stand, old, store, circle)));
  return rows.flat();
}

async function ownIn({ deps }: Stand, { row, keys, vault, ring }: Unlocked, store: CircleStore, circle: CircleId): Promise<readonly RescueRow[]> {
  const epoch = Math.max(1, await store.begunEpoch(circle));
  const raw = ring.get(circle, epoch);
  const sealed = isSealed(circle);
  if (sealed && !raw) return [];
  const key = sealed && raw ? await importEpochKey(raw) : null;
  return ownAsRescues({ space: row.space, store, vault: sealed ? vault : null, key, random: deps.random, self: keys.id }, { circle, epoch });
}
