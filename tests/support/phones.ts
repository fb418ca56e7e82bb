import * as Y from 'yjs';
import type { Bytes } from '#base/bytes.ts';
import { utf8 } from '#base/bytes.ts';
import { ownKey } from '#base/ownKey.ts';
import { TEAM, type DraftId, type Random } from '#base/ids.ts';
import type { Result } from '#base/result.ts';
import { openCircle, type Circle, type WriteRefusal } from '#circle/circle.ts';
import type { LogKey } from '#circle/ports.ts';
import type { Roster } from '#roster/roster.ts';
import { importEpochKey, sealBody, type EpochKey } from '#seal/body.ts';
import { importAesKey } from '#seal/aesGcm.ts';
import type { DeviceKeys } from '#seal/deviceKeys.ts';
import type { VaultKey } from '#seal/vault.ts';
import { signEntry, type Entry } from '#wire/entry.ts';
import { packPayload, type Payload } from '#wire/payload.ts';
import { emptyDisk, memoryStore, type MemoryDisk } from './memoryStore.ts';
import { found, must, withMember } from './rosterActs.ts';

export const TEAM_LOG = { circle: TEAM, epoch: 1 };
/** A log to open, and its key. */
export type At = { readonly log: LogKey; readonly key: EpochKey };

/** A device of the tests' association with its disk; the disk outlives the circles opened on it. */
export type Phone = { readonly keys: DeviceKeys; readonly disk: MemoryDisk; readonly vault: VaultKey; readonly world: World };
/** What all phones share. */
export type World = { readonly roster: Roster; readonly key: EpochKey; readonly random: Random };

/** An association of `count` members with a phone each. */
export async function phones(count: number, random: Random): Promise<readonly [Phone, ...Phone[]]> {
  return (await phonesOf(count, random)).phones;
}

/** The same, with the chain a hub needs. */
export async function phonesOf(count: number, random: Random): Promise<{ readonly phones: readonly [Phone, ...Phone[]]; readonly chain: readonly Bytes[]; readonly world: World }> {
  let association = await found(random);
  const devices = [association.founder];
  while (devices.length < count) {
    const more = await withMember(association, random);
    association = more.association;
    devices.push(more.joined.device);
  }
  const world = { roster: association.roster, key: await importEpochKey(association.teamKey), random };
  const all = await Promise.all(devices.map(async (keys) => ({ keys, disk: emptyDisk(), vault: { vault: await importAesKey(random(32)) }, world })));
  return { phones: all as unknown as readonly [Phone, ...Phone[]], chain: association.chain, world };
}

/** Opens the phone's team circle, as after a restart; without `at` in the first epoch. */
export async function start(phone: Phone, at: At = { log: TEAM_LOG, key: phone.world.key }): Promise<Circle> {
  const { roster, random } = phone.world;
  const author = { id: phone.keys.id, sign: phone.keys.sign };
  const listView = (doc: Y.Doc): Bytes => utf8(JSON.stringify(said(doc)));
  return must(await openCircle({ space: roster.space, ...at, store: memoryStore(phone.disk), author, vault: phone.vault, roster: () => phone.world.roster, random, listView }));
}

/** A plain edit: one more word. */
export function say(circle: Circle, word: string, draft: DraftId | null = null): Promise<Result<number, WriteRefusal>> {
  return circle.write(spoken(word), { records: () => [word], draft });
}

/** One more word in a document; answers how many there were. */
export function spoken(word: string | number): (doc: Y.Doc) => number {
  return (doc) => {
    const words = doc.getMap('said');
    const before = words.size;
    words.set(ownKey(`${before} ${word}`, doc.clientID), word);
    return before;
  };
}

/** All words: the later after those its speaker had heard, else by the alphabet. */
export function said(doc: Y.Doc): readonly unknown[] {
  const words = [...doc.getMap('said').entries()].map(([key, word]) => ({ key, word, after: Number.parseInt(key, 10) }));
  return words.toSorted((one, other) => one.after - other.after || (one.key < other.key ? -1 : 1)).map(({ word }) => word);
}

/** Takes every word out of the document. */
export function unsay(doc: Y.Doc): void {
  const words = doc.getMap('said');
  for (const key of words.keys()) words.delete(key);
}

/** The phone's log, in the order it came. */
export function logOf(phone: Phone): readonly Entry[] {
  return [...phone.disk.entries.values()].map(({ entry }) => entry);
}

export function asides(phone: Phone): readonly string[] {
  return [...phone.disk.setAside.values()].map(({ reason }) => reason);
}

/** An entry made outside any circle: truly sealed and signed, whatever is in it. */
export async function craft(phone: Phone, number: number, payload: Payload, at?: { readonly log: LogKey; readonly key: EpochKey | null }): Promise<Entry> {
  return craftPacked(phone, number, await packPayload(payload), at);
}

export async function craftPacked(phone: Phone, number: number, packed: Bytes, at?: { readonly log: LogKey; readonly key: EpochKey | null }): Promise<Entry> {
  const { roster, random } = phone.world;
  const header = { ...(at?.log ?? TEAM_LOG), author: phone.keys.id, number };
  return signEntry(roster.space, header, await sealBody(at?.key ?? phone.world.key, roster.space, header, packed, random), phone.keys.sign);
}

/** What `act` on a document of this client id, which knows `before`, adds. */
export function updateOf(client: number, act: (doc: Y.Doc) => void, before: readonly Uint8Array[] = []): Bytes {
  const doc = new Y.Doc();
  for (const update of before) Y.applyUpdate(doc, update);
  doc.clientID = client;
  const known = Y.encodeStateVector(doc);
  doc.transact(() => act(doc));
  return new Uint8Array(Y.encodeStateAsUpdate(doc, known));
}
