import 'fake-indexeddb/auto';
import { beforeAll, expect, test } from 'vitest';
import { utf8, type Bytes } from '#base/bytes.ts';
import { newId, type ContactId, type DraftId } from '#base/ids.ts';
import type { UnlockSecret } from '#app/lockApi.ts';
import { openKeys } from '#app/keyRing.ts';
import { argon2Ladder } from '#seal/calibrate.ts';
import { makeLock, type LockSecret, type VaultLock } from '#seal/locks.ts';
import { openAtRest, openVault } from '#seal/vault.ts';
import { openDatabase, type Database, type DeviceRow } from '#store/database.ts';
import { readDevice } from '#store/deviceStore.ts';
import type { Phone } from '../support/enginePhone.ts';
import { hubOffice, passphrase as owners } from '../support/hubOffice.ts';
import { must } from '../support/rosterActs.ts';

/** What stands in the disk's tables, bytes as the letters of latin1. */
type Disk = ReadonlyMap<string, readonly unknown[]>;

let disk: Disk;
let contact: ContactId;
let phones = 0;
const at = hubOffice(54, 'file');
const { random } = at;
const passphrase = { kind: 'passphrase', passphrase: owners } as const;
const pin = { kind: 'pin', pin: '485216' } as const;
const named = { credential: random(20), salt: random(32) };
const output = random(32);
const passkey = (): UnlockSecret => ({ kind: 'passkey', ...named, output: output.slice() });
const NAME = 'Käthe Süß-Diebesgut';
const DRAFT = 'Halb getippt und geheim';

beforeAll(async () => {
  const owner = await at.founded({ measured: true });
  contact = newId<ContactId>(random);
  must(await owner.engine.run({ do: 'createContact', id: contact, contact: { name: NAME } }));
  must(await owner.engine.saveDraft({ id: newId<DraftId>(random), kind: 'contact', value: { name: DRAFT } }));
  must(await owner.engine.setLock(passphrase, pin));
  must(await owner.engine.setLock(passphrase, passkey()));
  await owner.engine.lock();
  disk = await dump(owner.database);
  await owner.stop();
}, 120_000);

async function dump(database: Database): Promise<Disk> {
  return new Map(await Promise.all(database.tables.map(async (table) => [table.name, await table.toArray()] as const)));
}
/** The stolen disk in the thief's own browser, changed as the thief likes; every byte of it is in reach. */
async function thief(change: (row: DeviceRow) => Partial<DeviceRow> = () => ({})): Promise<Phone> {
  phones += 1;
  const database = openDatabase(`anlauf-thief-${phones}`);
  for (const [table, rows] of disk) await database.table(table).bulkPut([...rows]);
  const row = await readDevice(database);
  if (!row) throw new Error('nothing was stolen');
  await database.device.put({ ...row, ...change(row), row: 'device' });
  await database.tries.clear();
  return at.phone('thief', { database });
}
function lettersOf(value: unknown): string {
  if (value instanceof Uint8Array) return Buffer.from(value).toString('latin1');
  if (typeof value === 'string') return Buffer.from(value, 'utf8').toString('latin1');
  return typeof value === 'object' && value !== null ? Object.values(value).map(lettersOf).join('\n') : String(value);
}
function lies(on: Disk, bytes: Bytes): boolean {
  return [...on.values()].some((rows) => lettersOf(rows).includes(lettersOf(bytes)));
}
async function readsNothing(phone: Phone): Promise<void> {
  expect(phone.session().at).toBe('locked');
  expect(phone.rows()).toEqual([]);
  expect(await phone.engine.contact(contact)).toBeNull();
  expect(await phone.engine.drafts()).toEqual([]);
  await phone.stop();
}

test('S-20 whoever knows a secret opens the stolen disk: what follows would be seen', async () => {
  for (const secret of [passphrase, pin, passkey()]) {
    const phone = await thief();
    must(await phone.engine.unlockBy(secret));
    expect((await phone.engine.contact(contact))?.contact.name).toBe(NAME);
    await phone.stop();
  }
});

test('S-20 no secret, no key and no word lies on the disk, and each would be found there', async () => {
  const row = disk.get('device')?.[0] as DeviceRow;
  const vault = must(await openVault(row.locks, passphrase));
  const device = must(await openAtRest(vault, 'device keys', row.keys));
  const circles = (await openKeys(vault, row.epochKeys)).map(({ key }) => key);
  const secrets = [utf8(passphrase.passphrase), utf8(pin.pin), output, device, ...circles, utf8(NAME), utf8(DRAFT)];
  expect(circles.length).toBeGreaterThan(0);
  expect(secrets.filter((secret) => lies(disk, secret))).toEqual([]);
  for (const secret of secrets) expect(lies(new Map([...disk, ['planted', [{ deep: [secret] }]]]), secret)).toBe(true);
});

test('S-20 without a secret nothing opens, however often it is tried with the counter set back', async () => {
  const wrong: readonly LockSecret[] = [
    { kind: 'passphrase', passphrase: 'haselnussgrün' }, { kind: 'passphrase', passphrase: pin.pin }, { kind: 'pin', pin: '485217' },
    { kind: 'passkey', ...named, output: random(32) }, { kind: 'passkey', ...named, output: named.salt.slice() },
  ];
  for (const secret of wrong) {
    const phone = await thief();
    expect((await phone.engine.unlockBy(secret)).ok).toBe(false);
    await readsNothing(phone);
  }
});

const [least] = argon2Ladder;
const cheaper = (lock: VaultLock): VaultLock => (lock.kind === 'passkey' ? lock : { ...lock, kdf: { ...lock.kdf, ...least } });
const alterations: readonly (readonly [string, (locks: readonly VaultLock[]) => readonly VaultLock[], () => UnlockSecret])[] = [
  ['the PIN’s lock made to cost less', (locks) => locks.map(cheaper), () => pin],
  ['the passphrase’s wrap under the PIN’s lock', (locks) => locks.map((lock) => (lock.kind === 'pin' ? { ...lock, wrapped: locks[0]!.wrapped } : lock)), () => pin],
  ['the PIN’s lock called the passphrase’s', (locks) => locks.flatMap((lock) => (lock.kind === 'pin' ? [{ ...lock, kind: 'passphrase' }] : [])), () => ({ kind: 'passphrase', passphrase: pin.pin })],
  ['the passkey’s salt swapped', (locks) => locks.map((lock) => (lock.kind === 'passkey' ? { ...lock, salt: random(32) } : lock)), passkey],
  ['all locks taken away', () => [], () => passphrase],
];

test.each(alterations)('S-20 with %s not even the owner’s secret opens it', async (_, alter, secret) => {
  const phone = await thief(({ locks }) => ({ locks: alter(locks) }));
  expect((await phone.engine.unlockBy(secret())).ok).toBe(false);
  await readsNothing(phone);
});

test('S-20 a lock of the thief’s own opens the thief’s own vault, and nothing that was in the owner’s', async () => {
  const planted = await makeLock(random(32), { kind: 'pin', pin: '902817' }, { random, now: () => 0, cost: least });
  const phone = await thief(({ locks }) => ({ locks: [...locks.filter(({ kind }) => kind !== 'pin'), planted] }));
  await expect(phone.engine.unlockBy({ kind: 'pin', pin: '902817' })).rejects.toThrow('does not open');
  await readsNothing(phone);
});

test('S-21 a roster that was altered on the disk is not believed, although its head was verified before', async () => {
  const owner = await thief();
  must(await owner.engine.unlockBy(passphrase));
  await owner.until(() => !owner.status().opening);
  await owner.stop();
  const database = openDatabase(owner.database.name);
  const row = await readDevice(database);
  expect(row?.believed).toBeDefined();
  const [first] = await database.roster.toArray();
  if (!first) throw new Error('no roster');
  await database.roster.put({ ...first, bytes: first.bytes.with(60, first.bytes[60]! ^ 1) });
  const phone = await at.phone('altered', { database });
  await expect(phone.engine.unlockBy(passphrase)).rejects.toThrow('breaks its rules');
  await readsNothing(phone);
});
