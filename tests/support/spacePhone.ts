import type { Clock, MemberId, Random } from '#base/ids.ts';
import type { AppRefusal, Patch } from '#app/api.ts';
import type { EngineDeps } from '#app/deps.ts';
import { unlockDevice, type Unlocked } from '#app/device.ts';
import { patchesOf } from '#app/firstPaint.ts';
import { foundSpace } from '#app/founding.ts';
import { heldByLink } from '#app/inviteHeld.ts';
import { inviteDevice } from '#app/inviting.ts';
import { joinSpace } from '#app/joining.ts';
import { openSpace, type OpenSpace } from '#app/openSpace.ts';
import { actOnRoster } from '#app/rosterActing.ts';
import { accept } from '#base/result.ts';
import { argon2Ladder } from '#seal/calibrate.ts';
import { openDatabase, type Database } from '#store/database.ts';
import { readDevice } from '#store/deviceStore.ts';
import { takeLease, type Lease } from '#store/lease.ts';
import type { OpenChannel, Timer } from '#sync/ports.ts';
import { syncAddress, webSocketChannel } from '#sync/webSocketChannel.ts';
import { parseInviteLink } from '#wire/inviteLink.ts';
import type { RosterAction } from '#wire/rosterAction.ts';
import { must } from './rosterActs.ts';

const passphrase = 'haselnussbraun';

/** An unlocked phone below its engine: what a screen does not show yet can be asked of its circles and its roster. */
export type SpacePhone = {
  readonly deps: EngineDeps;
  readonly database: Database;
  unlocked: Unlocked;
  space: OpenSpace;
  lease: Lease;
  /** Everything shown so far. */
  readonly patches: Patch[];
};
export type SpaceOptions = { readonly open?: OpenChannel; readonly timer?: Timer; readonly now?: Clock };

function depsFor(name: string, origin: string, random: Random, options: SpaceOptions, patches: Patch[]): EngineDeps {
  return {
    database: openDatabase(`anlauf-space-${name}-${random(6).join('')}`),
    open: options.open ?? webSocketChannel(syncAddress(origin)),
    origin,
    now: options.now ?? Date.now,
    random,
    timer: options.timer ?? ((ms, task) => {
      const id = setTimeout(task, ms);
      return () => clearTimeout(id);
    }),
    cost: argon2Ladder[0],
    isDurable: async () => true,
    show: (patch) => void patches.push(...(patch.of === 'first-paint' ? patchesOf(patch) : [patch])),
  };
}

export async function foundedPhone(name: string, hub: { readonly address: string }, code: string, random: Random, options: SpaceOptions = {}): Promise<SpacePhone> {
  return made(name, hub.address, random, options, (deps, lease) => foundSpace(deps, lease, { code, spaceName: 'Harz', ownName: name, passphrase }));
}

export async function joinedPhone(name: string, hub: { readonly address: string }, link: string, random: Random, options: SpaceOptions = {}): Promise<SpacePhone> {
  return made(name, hub.address, random, options, (deps, lease) => joinSpace(deps, lease, new Map(), { held: heldByLink(must(parseInviteLink(link))), passphrase, named: { ownName: name } }));
}

type Make = (deps: EngineDeps, lease: Lease) => Promise<{ readonly ok: true; readonly value: Unlocked } | { readonly ok: false; readonly refusal: AppRefusal }>;

async function made(name: string, origin: string, random: Random, options: SpaceOptions, make: Make): Promise<SpacePhone> {
  const patches: Patch[] = [];
  const deps = depsFor(name, origin, random, options, patches);
  const lease = must(await takeLease(deps.database, `first ${name}`));
  const unlocked = must(await make(deps, lease));
  return { deps, database: deps.database, unlocked, lease, patches, space: await openOn(deps, unlocked, lease) };
}

function openOn(deps: EngineDeps, unlocked: Unlocked, lease: Lease): Promise<OpenSpace> {
  return openSpace(deps, unlocked, lease, new Map(), () => undefined);
}

/** The app is gone, at whatever it was, and opened again: all that is left is the disk. */
export async function restart(phone: SpacePhone): Promise<void> {
  // The old one writes nothing more: the lease is another's.
  phone.lease = must(await takeLease(phone.database, `again ${phone.deps.random(6).join('')}`));
  phone.space.line.connection?.close();
  const row = await readDevice(phone.database);
  if (!row) throw new Error('no device');
  phone.unlocked = must(await unlockDevice(phone.deps, phone.lease, row, { kind: 'passphrase', passphrase }));
  phone.space = await openOn(phone.deps, phone.unlocked, phone.lease);
}

/** Puts something on the roster as this phone. */
export async function act(phone: SpacePhone, action: RosterAction): Promise<void> {
  const { connection } = phone.space.line;
  if (!connection) throw new Error('no line');
  await phone.space.line.settled();
  must(await actOnRoster({ deps: phone.deps, unlocked: phone.unlocked, connection }, async () => accept({ wraps: [], action: () => action })));
}

/** A link for a new member, or for a further device of this one. */
export async function inviteFrom(phone: SpacePhone, member?: MemberId): Promise<string> {
  const { connection } = phone.space.line;
  if (!connection) throw new Error('no line');
  await phone.space.line.settled();
  return must(await inviteDevice(phone.deps, phone.unlocked, connection, { days: 1, ...(member ? { member } : {}) })).link;
}
