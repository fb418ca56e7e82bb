import { TEAM, newId, type MemberId, type SpaceId } from '#base/ids.ts';
import type { Result } from '#base/result.ts';
import { createDeviceKeys, type DeviceKeys } from '#seal/deviceKeys.ts';
import { createVault } from '#seal/vault.ts';
import { wrapKey } from '#seal/wraps.ts';
import { foundAtHub } from '#sync/founding.ts';
import { wrapRefs } from '#roster/wraps.ts';
import type { Lease } from '#store/lease.ts';
import type { RosterOffer } from '#wire/messages.ts';
import { encodeRosterEntry, noHash, signRosterEntry, spaceIdOf } from '#wire/rosterEntry.ts';
import type { AppRefusal, FoundInput } from './api.ts';
import type { EngineDeps } from './deps.ts';
import { keepDevice, type Unlocked } from './device.ts';
import type { HeldKey } from './keyRing.ts';
import { foundingRefusal } from './refusals.ts';

const SALT_BYTES = 32;
const KEY_BYTES = 32;

/**
 * Founds an association: makes its keys here, registers it at the hub with a founding code, then keeps the device.
 * The hub first: an association nobody else can reach would look founded. If the answer is lost, another code helps.
 */
export async function foundSpace(deps: EngineDeps, lease: Lease, input: FoundInput): Promise<Result<Unlocked, AppRefusal>> {
  const founding = await prepareFounding(deps);
  const founded = await foundAtHub(deps.open, deps.timer, input.code, founding.offer);
  if (!founded.ok) return { ok: false, refusal: foundingRefusal(founded.refusal) };
  return keepDevice(deps, lease, { ...founding, secured: await createVault(input.passphrase, deps), demo: false });
}

/** Demonstration: an association on this device alone, never told to a hub; its passphrase is no secret. */
export async function foundDemo(deps: EngineDeps, lease: Lease, passphrase: string): Promise<Result<Unlocked, AppRefusal>> {
  return keepDevice(deps, lease, { ...(await prepareFounding(deps)), secured: await createVault(passphrase, deps), demo: true });
}

type Founding = {
  readonly space: SpaceId;
  readonly member: MemberId;
  readonly keys: DeviceKeys;
  readonly offer: RosterOffer;
  readonly roster: readonly [RosterOffer['entry']];
  readonly epochKeys: readonly HeldKey[];
};

async function prepareFounding(deps: EngineDeps): Promise<Founding> {
  const keys = await createDeviceKeys();
  const salt = deps.random(SALT_BYTES);
  const space = await spaceIdOf({ salt, device: keys.public });
  const member = newId<MemberId>(deps.random);
  const teamKey = deps.random(KEY_BYTES);
  const wrap = await wrapKey({ id: keys.id, box: keys.public.box }, { space, circle: TEAM, epoch: 1 }, teamKey);
  const action = { kind: 'found', salt, member, device: keys.public, wraps: await wrapRefs([wrap]) } as const;
  const entry = encodeRosterEntry(await signRosterEntry({ previous: noHash, author: keys.id, at: deps.now(), action }, keys.sign));
  return { space, member, keys, offer: { entry, wraps: [wrap] }, roster: [entry], epochKeys: [{ circle: TEAM, epoch: 1, key: teamKey }] };
}
