import type { Bytes } from '#base/bytes.ts';
import { TEAM, type InviteId, type SpaceId } from '#base/ids.ts';
import { accept, refuse, type Result } from '#base/result.ts';
import type { LogKey } from '#circle/ports.ts';
import { createDeviceKeys, exportDeviceKeys, importDeviceKeys, inviteKeys, type DeviceKeys } from '#seal/deviceKeys.ts';
import type { LockSecret } from '#seal/locks.ts';
import { createVault, openVault } from '#seal/vault.ts';
import type { JoiningRow } from '#store/database.ts';
import { dropJoining, saveJoining } from '#store/joiningStore.ts';
import type { Lease } from '#store/lease.ts';
import { fetchAsDevice, joinAtHub } from '#sync/joining.ts';
import type { AppRefusal } from './api.ts';
import type { EngineDeps } from './deps.ts';
import { keepDevice, type Secured, type Unlocked } from './device.ts';
import { spaceOf, type InviteHeld } from './inviteHeld.ts';
import { joinedAlready, makeJoin, type Belonging, type Joiner } from './joinEntry.ts';
import { openPlan, sealPlan } from './joinPlan.ts';
import type { Named } from './naming.ts';
import { joiningRefusal } from './refusals.ts';

/** A try in this session. `offered`: the association whose hub may have taken the join already; null: none can. */
export type JoinAttempt = { readonly keys: DeviceKeys; offered: SpaceId | null };
/** The tries of this session, so that the next one with the same invite is by the same device. */
export type JoinAttempts = Map<InviteId, JoinAttempt>;
export type JoinWish = { readonly held: InviteHeld; readonly passphrase: string; readonly named: Named };

/** Refused so, the hub may have taken it all the same, or will when asked again. */
const undecided: readonly string[] = ['unreachable', 'other-version', 'hub-refused', 'failed', 'not-on-head', 'not-saved', 'storage-full'];

/**
 * Joins with an invite; nobody of the team needs to be online. What finishing takes is on disk, sealed, before the hub is asked:
 * wherever this stops, the next try or the next start goes on (`resumeJoining`) and nobody's invite is used up for nothing.
 */
export async function joinSpace(deps: EngineDeps, lease: Lease, attempts: JoinAttempts, { held, passphrase, named }: JoinWish): Promise<Result<Unlocked, AppRefusal>> {
  const invite = await inviteKeys(held.secret);
  const attempt = attempts.get(invite.id) ?? { keys: await createDeviceKeys(), offered: null };
  attempts.set(invite.id, attempt);
  let secured: Promise<Secured> | null = null;
  const secure = (): Promise<Secured> => (secured ??= createVault(passphrase, deps));
  return finish({ deps, lease, attempt, named, secure, held, invite, keys: attempt.keys });
}

/** Finishes what an earlier start began. A refusal but `wrong-passphrase` and `hub-unreachable` is final: the device can only start anew. */
export async function resumeJoining(deps: EngineDeps, lease: Lease, { lock, sealed }: JoiningRow, secret: LockSecret): Promise<Result<Unlocked, AppRefusal>> {
  const opened = await openVault([lock], secret);
  if (!opened.ok) return opened;
  const plan = await openPlan(opened.value, sealed);
  if (!plan.ok) throw new Error(`the joining on disk is ${plan.refusal}`);
  const { held, named, space, device } = plan.value;
  const keys = await importDeviceKeys(device);
  const secured = { vault: opened.value, lock };
  return finish({ deps, lease, attempt: { keys, offered: space }, named, secure: async () => secured, held, invite: await inviteKeys(held.secret), keys });
}

type Join = Joiner & { readonly deps: EngineDeps; readonly lease: Lease; readonly attempt: JoinAttempt; readonly named: Named; secure(): Promise<Secured> };

async function finish(join: Join): Promise<Result<Unlocked, AppRefusal>> {
  const { deps, lease, attempt, held, invite } = join;
  const earlier = attempt.offered;
  let made: Belonging | null = null;
  const joined = await joinAtHub<AppRefusal>(deps.open, deps.timer, {
    space: spaceOf(held),
    invite,
    makeJoin: async (entries, wraps) => {
      const joining = await makeJoin(deps, join, { entries, wraps });
      const kept = joining.ok ? await keepPlan(join, joining.value.space) : joining;
      if (!joining.ok || !kept.ok) return joining.ok ? (kept as Result<never, AppRefusal>) : joining;
      made = joining.value;
      return accept(joining.value.offer);
    },
    ahead: () => beginningOf(made),
  });
  if (joined.ok) return made ? keep(join, made, joined.value.snapshot) : refuse('hub-refused');
  if (undecided.includes(joined.refusal)) return { ok: false, refusal: joiningRefusal(joined.refusal) };
  const already = earlier === null ? null : await asDevice(join, earlier);
  if (already?.ok) return keepAgain(join, already.value);
  if (already?.refusal === 'hub-unreachable') return already;
  await dropJoining(deps.database, lease);
  return { ok: false, refusal: joiningRefusal(joined.refusal) };
}

/** From here on the join can be finished with what is on disk. */
async function keepPlan({ deps, lease, attempt, keys, held, named, secure }: Join, space: SpaceId): Promise<Result<null, AppRefusal>> {
  const { vault, lock } = await secure();
  const sealed = await sealPlan(vault, { space, device: await exportDeviceKeys(keys), held, named }, deps.random);
  const saved = await saveJoining(deps.database, lease, { lock, sealed });
  if (saved.ok) attempt.offered = space;
  return saved;
}

/** The invite is not open any more: perhaps since it was this device that used it. */
async function asDevice(join: Join, space: SpaceId): Promise<Result<Belonging, AppRefusal>> {
  const fetched = await fetchAsDevice(join.deps.open, join.deps.timer, space, join.keys);
  return fetched.ok ? joinedAlready(join, fetched.value) : { ok: false, refusal: joiningRefusal(fetched.refusal) };
}

/** The earlier try was perhaps sealed by another passphrase: what is still to be said once it is a device goes with this one. */
async function keepAgain(join: Join, belonging: Belonging): Promise<Result<Unlocked, AppRefusal>> {
  const kept = await keepPlan(join, belonging.space);
  return kept.ok ? keep(join, belonging) : kept;
}

async function keep({ deps, lease, keys, secure }: Join, made: Belonging, snapshot?: Promise<Bytes | null>): Promise<Result<Unlocked, AppRefusal>> {
  const { space, member, roster, epochKeys } = made;
  const kept = await keepDevice(deps, lease, { space, member, roster, epochKeys, keys, secured: await secure(), demo: false });
  const log = beginningOf(made);
  return kept.ok && log && snapshot ? accept({ ...kept.value, ahead: { log, snapshot } }) : kept;
}

/** What the team's present epoch began with is the first thing a new device needs; a first epoch begins empty. */
function beginningOf(made: Belonging | null): LogKey | null {
  const key = made?.epochKeys.find(({ circle, epoch }) => circle === TEAM && epoch > 1);
  return key ? { circle: TEAM, epoch: key.epoch } : null;
}
