import { newId, TEAM, type CircleId, type Random } from '#base/ids.ts';
import { openCircles, type Circles } from '#app/circles.ts';
import type { Unlocked } from '#app/device.ts';
import { keyRing, type HeldKey } from '#app/keyRing.ts';
import { openCircle, type Circle } from '#circle/circle.ts';
import type { CircleStore } from '#circle/ports.ts';
import type { Roster } from '#roster/roster.ts';
import { importAesKey } from '#seal/aesGcm.ts';
import { importEpochKey } from '#seal/body.ts';
import type { DeviceKeys } from '#seal/deviceKeys.ts';
import { circleStore } from '#store/circleStore.ts';
import { openDatabase } from '#store/database.ts';
import { takeLease } from '#store/lease.ts';
import { withEpoch } from './epochActs.ts';
import { fakeTimer } from './fakeTimer.ts';
import { emptyDisk, memoryStore } from './memoryStore.ts';
import { deskOf, found, keyName, must, withMember, type Association } from './rosterActs.ts';

export type Desk = { readonly id: CircleId; readonly device: DeviceKeys };

/** An association of so many canvassers beside the founder, each with a desk of their own. */
export async function withDesks(count: number, random: Random): Promise<{ readonly association: Association; readonly desks: readonly Desk[] }> {
  let association = await found(random);
  const desks: Desk[] = [];
  while (desks.length < count) {
    const { association: grown, joined } = await withMember(association, random);
    const id = deskOf(joined.member);
    association = await withEpoch(grown, id, random, joined.device);
    desks.push({ id, device: joined.device });
  }
  return { association, desks };
}

/** The founder's phone over IndexedDB's stand-in, holding every circle's key, and those of epochs that are still to come. `readings`: whose log was read, from its beginning or a checkpoint on. */
export async function leadPhone(association: Association, random: Random, coming: readonly HeldKey[] = []) {
  const database = openDatabase(`anlauf-lead-${association.roster.space}-${newId(random)}`);
  const lease = must(await takeLease(database, 'lead'));
  const vault = { vault: await importAesKey(random(32)) };
  const held = [...association.roster.circles.values()].flatMap(({ id, epoch }) => {
    const key = association.keys.get(keyName(id, epoch));
    return key ? [{ circle: id, epoch, key }] : [];
  });
  let roster: Roster = association.roster;
  const unlocked = {
    row: { space: roster.space, member: association.founderMember },
    vault,
    keys: association.founder,
    ring: keyRing({ database, random }, lease, vault, [...held, ...coming]),
    roster: { current: () => roster, isStray: () => false },
  } as unknown as Unlocked;
  const stored: CircleStore = circleStore(database, lease);
  const readings: CircleId[] = [];
  const store: CircleStore = { ...stored, entriesAfter: (log, heads) => {
    readings.push(log.circle);
    return stored.entriesAfter(log, heads);
  } };
  const { timer, pass } = fakeTimer();
  const listView = () => ({ version: 2, spaceName: '', members: [], rows: [], tasks: [] }) as never;
  const circles: Circles = await openCircles({ deps: { random, timer }, unlocked, store, listView });
  return { circles, store, unlocked, readings, pass, tell: (next: Roster) => { roster = next; } };
}

/** A canvasser's own desk, open on a phone of their own. */
export async function deskOn({ association, random }: { readonly association: Association; readonly random: Random }, { id, device }: Desk): Promise<{ readonly circle: Circle; readonly store: CircleStore }> {
  const key = association.keys.get(keyName(id, 1));
  if (!key || id === TEAM) throw new Error('no such desk');
  const store = memoryStore(emptyDisk());
  const opened = await openCircle({
    space: association.roster.space,
    log: { circle: id, epoch: 1 },
    store,
    author: { id: device.id, sign: device.sign },
    key: await importEpochKey(key),
    vault: { vault: await importAesKey(random(32)) },
    roster: () => association.roster,
    random,
    listView: () => new Uint8Array(),
  });
  return { circle: must(opened), store };
}
