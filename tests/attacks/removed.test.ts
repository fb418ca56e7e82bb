import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import 'fake-indexeddb/auto';
import { beforeAll, expect, test, vi } from 'vitest';
import { fromUtf8, type Bytes } from '#base/bytes.ts';
import { newId, TEAM, type CircleId, type ContactId, type DeviceId, type SpaceId } from '#base/ids.ts';
import { openKeys } from '#app/keyRing.ts';
import { readSnapshot } from '#circle/snapshot.ts';
import { importEpochKey, openBody } from '#seal/body.ts';
import { importDeviceKeys, type DeviceKeys } from '#seal/deviceKeys.ts';
import { openAtRest, openVault } from '#seal/vault.ts';
import { openWrap } from '#seal/wraps.ts';
import { readDevice } from '#store/deviceStore.ts';
import { begunEpoch } from '#store/epochStore.ts';
import { unpackPayload } from '#wire/payload.ts';
import type { Phone } from '../support/enginePhone.ts';
import { fastTimer } from '../support/fastTimer.ts';
import { hubOffice, passphrase } from '../support/hubOffice.ts';
import { must } from '../support/rosterActs.ts';

const at = hubOffice(404, 'file');
const { random } = at;
const soon = { timeout: 40_000 };
const BEFORE = 'Vorher-Bekannt';
const AFTER = 'Nachher-Geheim';
let mara: Phone;
let dora: Phone;

beforeAll(async () => {
  mara = await at.founded({ timer: fastTimer(4) });
  dora = await at.joined(mara, 'Dora', { timer: fastTimer(4) });
  await contact(BEFORE);
  await dora.until(() => dora.rows().some(({ name }) => name === BEFORE) && dora.status().waiting === 0);
  await dora.engine.lock();
  const { member } = (await readDevice(dora.database))!;
  must(await mara.engine.removeMember(member));
  await vi.waitFor(async () => expect(await begunEpoch(mara.database, TEAM)).toBe(2), soon);
  await contact(AFTER);
  await mara.until(() => mara.rows().some(({ name, receipt }) => name === AFTER && receipt === 'hub'));
}, 120_000);

async function contact(name: string): Promise<void> {
  must(await mara.engine.run({ do: 'createContact', id: newId<ContactId>(random), contact: { name }, consent: { way: 'spoken', on: mara.today } }));
}

type Place = { readonly circle: CircleId; readonly epoch: number };
type Key = Place & { readonly key: Bytes };
/** Everything a device holds, opened with its owner's passphrase, as its owner can. */
type Loot = { readonly space: SpaceId; readonly keys: DeviceKeys; readonly epochKeys: readonly Key[] };

async function lootOf(phone: Phone): Promise<Loot> {
  const row = (await readDevice(phone.database))!;
  const vault = must(await openVault(row.locks, { kind: 'passphrase', passphrase }));
  const keys = await importDeviceKeys(must(await openAtRest(vault, 'device keys', row.keys)));
  return { space: row.space, keys, epochKeys: await openKeys(vault, row.epochKeys) };
}

type Hoard = {
  readonly wraps: readonly (Place & { readonly recipient: DeviceId; readonly bytes: Bytes })[];
  readonly entries: readonly (Place & { readonly author: DeviceId; readonly number: number; readonly body: Bytes })[];
  readonly snapshots: readonly (Place & { readonly bytes: Bytes })[];
};

/** The hub's whole database as it lies on its disk. */
function hoard(): Hoard {
  const db = new DatabaseSync(join(at.folder(), 'hub.sqlite'), { readOnly: true });
  const all = <T>(sql: string) => db.prepare(sql).all() as unknown as T[];
  const wraps = all<Hoard['wraps'][number]>('SELECT recipient, circle, epoch, bytes FROM wraps');
  const entries = all<Hoard['entries'][number]>('SELECT circle, epoch, author, number, body FROM entries JOIN logs ON logs.id = entries.log');
  const parts = all<Place & { readonly id: number; readonly bytes: Bytes }>('SELECT snapshots.id, circle, epoch, bytes FROM snapshots JOIN parts ON parts.snapshot = snapshots.id ORDER BY snapshots.id, part');
  db.close();
  const whole = [...Map.groupBy(parts, ({ id }) => id).values()].map((pieces) => ({ ...pieces[0]!, bytes: new Uint8Array(Buffer.concat(pieces.map(({ bytes }) => bytes))) }));
  return { wraps: wraps.map((wrap) => ({ ...wrap, bytes: new Uint8Array(wrap.bytes) })), entries: entries.map((entry) => ({ ...entry, body: new Uint8Array(entry.body) })), snapshots: whole };
}

/** Every text that opens with any of the keys the loot holds, or with any key that comes out of any wrap for whomever. */
async function readable({ space, keys, epochKeys }: Loot, { wraps, entries, snapshots }: Hoard): Promise<string> {
  const found: Bytes[] = epochKeys.map(({ key }) => key);
  for (const wrap of wraps) {
    for (const recipient of [wrap.recipient, keys.id]) {
      const opened = await openWrap(keys, space, { ...wrap, recipient });
      if (opened.ok) found.push(opened.value);
    }
  }
  const texts: string[] = [];
  for (const key of await Promise.all(found.map(importEpochKey))) {
    for (const { body, ...header } of entries) {
      const opened = await openBody(key, space, header, body);
      const payload = opened.ok ? await unpackPayload(opened.value) : opened;
      if (payload.ok) texts.push(fromUtf8(payload.value.update));
    }
    for (const { bytes, circle, epoch } of snapshots) {
      const read = await readSnapshot({ space, log: { circle, epoch }, key }, bytes);
      if (read.ok) texts.push(JSON.stringify(read.value.replica.doc.getMap('contact').toJSON()));
    }
  }
  return texts.join('\n');
}

test('R-21 H-31 a removed device with all its bytes and the hub’s whole database opens nothing that came after', async () => {
  const [loot, all] = [await lootOf(dora), hoard()];
  expect(loot.epochKeys.map(({ circle, epoch }) => [circle, epoch])).toEqual([[TEAM, 1]]);
  expect([all.entries.filter(({ epoch }) => epoch === 2).length, all.snapshots.length].every((count) => count > 0)).toBe(true);
  const opened = await readable(loot, all);
  expect(opened).not.toContain(AFTER);
  expect(opened, 'what was there before lies in the new epoch’s snapshot').not.toContain(BEFORE);
});

test('R-21 the same search with the bytes of a device that belongs finds all of it', async () => {
  const opened = await readable(await lootOf(mara), hoard());
  expect(opened).toContain(AFTER);
  expect(opened).toContain(BEFORE);
});

test('R-21 nothing that came after lies readable in any byte of the hub’s files, nor on the removed device', async () => {
  const files = ['hub.sqlite', 'hub.sqlite-wal'].map((name) => readFileSync(join(at.folder(), name)).toString('latin1')).join('');
  expect(files.length).toBeGreaterThan(10_000);
  for (const word of [AFTER, BEFORE]) expect(files.includes(word)).toBe(false);
  const rows = JSON.stringify(await Promise.all(dora.database.tables.map((table) => table.toArray())), (_, value: unknown) => (value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : value));
  expect(rows.includes(AFTER)).toBe(false);
});
