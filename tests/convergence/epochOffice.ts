import { TEAM, type DeviceId, type MemberId, type Random } from '#base/ids.ts';
import type { LocalDate } from '#base/localDate.ts';
import type { Circle } from '#circle/circle.ts';
import { forgetOlderEpochs, type NextEpoch } from '#circle/nextEpoch.ts';
import type { ErasedRecord } from '#circle/replica.ts';
import { knownFrom } from '#doc/known.ts';
import { applyWrites } from '#doc/records.ts';
import { touchedRecords } from '#doc/touched.ts';
import type { Command } from '#domain/command.ts';
import { decide } from '#domain/decide.ts';
import type { Write } from '#domain/write.ts';
import type { Roster } from '#roster/roster.ts';
import type { Entry } from '#wire/entry.ts';
import type { Head } from '#wire/rosterAction.ts';
import { writesOf } from '../support/decided.ts';
import { newEpoch, rosterIn, startIn } from '../support/circleEpochs.ts';
import { memoryStore } from '../support/memoryStore.ts';
import { start, type Phone } from '../support/phones.ts';

/** The hub's rules on epochs, in memory: entries of the present epoch only, without gaps; an epoch only on its own heads. */
export type Hub = { roster: Roster; next: NextEpoch | null; readonly held: Map<DeviceId, Entry[]> };
/** What someone was told is saved, with all records it names. */
export type Saved = { readonly write: Write; readonly names: readonly string[] };
export type Person = { readonly phone: Phone; readonly member: MemberId; circle: Circle; readonly saved: Saved[]; readonly keys: Map<number, NextEpoch> };

export const headsAt = (hub: Hub): readonly Head[] => [...hub.held].filter(([, entries]) => entries.length > 0).map(([author, entries]) => ({ author, number: entries.length }));

export async function run(who: Person, command: Command, at: number, random: Random): Promise<void> {
  const by = { member: who.member, at, today: '2026-11-20' as LocalDate, random };
  const decided = decide(command, knownFrom(who.circle.doc()), by);
  const writes = decided.ok ? writesOf(decided.value) : [];
  if (writes.length === 0) return;
  const names = (): readonly string[] => touchedRecords(who.circle.doc(), writes);
  let named: readonly string[] = [];
  const done = await who.circle.write((doc) => applyWrites(doc, writes, by, 'run'), { records: () => (named = names()), draft: null });
  if (done.ok) who.saved.push(...writes.map((write) => ({ write, names: named })));
}

/** One visit: begins the hub's epoch, hands over some, takes some, forgets what may be forgotten. */
export async function visit(hub: Hub, who: Person, chance: () => number, most = Infinity): Promise<void> {
  if (!(await catchUp(hub, who))) return;
  const { circle, phone } = who;
  const log = circle.log();
  const self = phone.keys.id;
  const store = memoryStore(phone.disk);
  const mine = await store.ownEntries(log, self);
  const held = hub.held.get(self) ?? [];
  if (log.epoch !== epochAt(hub)) return;
  held.push(...mine.slice(held.length, held.length + most).map(({ entry }) => entry));
  hub.held.set(self, held);
  const pulled = [...hub.held.values()].flat().filter(() => chance() < 0.9 || most === Infinity);
  await circle.receive(pulled.map((entry) => ({ entry, place: chance() })).toSorted((one, other) => one.place - other.place).map(({ entry }) => entry));
  await store.setConfirmed(log, self, held.length);
  await forgetOlderEpochs(store, log, self);
}

/** False where the phone could not begin it. */
async function catchUp(hub: Hub, { circle, phone, keys }: Person): Promise<boolean> {
  Object.assign(phone.world, { roster: hub.roster });
  if (!hub.next || circle.log().epoch === hub.next.log.epoch) return true;
  keys.set(hub.next.log.epoch, hub.next);
  return (await circle.advance(hub.next)).ok;
}

const epochAt = (hub: Hub): number => hub.next?.log.epoch ?? 1;

/** Prepares the next epoch; `meanwhile` happens before the hub decides. Whether it was opened. */
export async function openEpoch(hub: Hub, { circle }: Person, random: Random, { erase, meanwhile }: { readonly erase: readonly ErasedRecord[]; readonly meanwhile: () => Promise<void> }): Promise<boolean> {
  const heads = headsAt(hub);
  const has = new Map(circle.heads().map(({ author, number }) => [author, number]));
  if (circle.log().epoch !== epochAt(hub) || heads.some(({ author, number }) => number > (has.get(author) ?? 0))) return false;
  const { prepared, next } = await newEpoch(circle, random, { heads, erase });
  await meanwhile();
  const moved = JSON.stringify(headsAt(hub)) !== JSON.stringify(heads);
  if (moved || next.log.epoch !== epochAt(hub) + 1) return false;
  Object.assign(hub, { roster: rosterIn(hub.roster, prepared, erase.length > 0 ? 'erasure' : 'rotation'), next });
  hub.held.clear();
  return true;
}

/** The app is gone and opened again in the epoch it had begun; all that is left is the disk. */
export async function reopen(who: Person): Promise<void> {
  who.phone.disk.lease += 1;
  const next = who.keys.get(await memoryStore(who.phone.disk).begunEpoch(TEAM));
  who.circle = next ? await startIn(who.phone, next) : await start(who.phone);
}

/** Entries carried by hand, some of them. */
export async function carryOver(from: Person, to: Person, chance: () => number): Promise<void> {
  const entries = await memoryStore(from.phone.disk).entriesAfter(from.circle.log(), []);
  await to.circle.receive(entries.filter(() => chance() < 0.9));
}
