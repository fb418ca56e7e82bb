import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import { expect, test } from 'vitest';
import { newId, type ContactId } from '#base/ids.ts';
import type { UnlockSecret } from '#app/lockApi.ts';
import { openDatabase } from '#store/database.ts';
import { readDevice } from '#store/deviceStore.ts';
import type { Phone } from '../support/enginePhone.ts';
import { hubOffice } from '../support/hubOffice.ts';
import { must } from '../support/rosterActs.ts';

const at = hubOffice(53);
const { random } = at;
const passphrase = { kind: 'passphrase', passphrase: 'haselnussbraun' } as const;
const pin = { kind: 'pin', pin: '485216' } as const;
/** As the window hands it over: the engine overwrites the output, so each use is a new one. */
const named = { credential: random(20), salt: random(32) };
const output = random(32);
const passkey = (): UnlockSecret => ({ kind: 'passkey', ...named, output: output.slice() });

async function founded(): Promise<{ readonly phone: Phone; readonly contact: ContactId }> {
  const phone = await at.phone('office');
  must(await phone.engine.found({ code: at.code(), spaceName: 'Harz', ownName: 'Mara', passphrase: passphrase.passphrase }));
  const contact = newId<ContactId>(random);
  must(await phone.engine.run({ do: 'createContact', id: contact, contact: { name: 'Käthe Süß' } }));
  return { phone, contact };
}
/** The app ended and started again: nothing is in memory. */
async function startedAgain(phone: Phone): Promise<Phone> {
  await phone.stop();
  return at.phone('office', { database: openDatabase(phone.database.name) });
}
async function opensBy(phone: Phone, secret: UnlockSecret, contact: ContactId): Promise<Phone> {
  const again = await startedAgain(phone);
  expect(await again.engine.unlockBy(secret)).toEqual({ ok: true, value: null });
  expect((await again.engine.contact(contact))?.contact.name).toBe('Käthe Süß');
  return again;
}

test('S-10 a PIN and a passkey are set up beside the passphrase; each opens the app after a start, and everything in it', async () => {
  const { phone, contact } = await founded();
  expect(await phone.engine.unlockWays()).toEqual({ pin: false, passkey: null });
  must(await phone.engine.setLock(passphrase, pin));
  must(await phone.engine.setLock(pin, passkey()));
  const again = await startedAgain(phone);
  expect(again.session()).toEqual({ at: 'locked', demo: false, ways: { pin: true, passkey: named } });
  let opened = again;
  for (const secret of [pin, passkey(), passphrase]) opened = await opensBy(opened, secret, contact);
});

test('S-10 setting a lock writes the lock and nothing else', async () => {
  const { phone } = await founded();
  const before = await readDevice(phone.database);
  must(await phone.engine.setLock(passphrase, pin));
  const { locks, ...rest } = (await readDevice(phone.database)) ?? { locks: [] };
  expect({ ...rest, locks: before?.locks }).toEqual(before);
  expect(locks.map(({ kind }) => kind)).toEqual(['passphrase', 'pin']);
  expect(locks[0]).toEqual(before?.locks[0]);
});

test('S-14 after changing the passphrase the old one opens nothing, the new one everything; a lock that was removed is not offered', async () => {
  const { phone, contact } = await founded();
  const changed = { kind: 'passphrase', passphrase: 'sonnenblumenkern' } as const;
  must(await phone.engine.setLock(passphrase, passkey()));
  must(await phone.engine.setLock(passkey(), changed));
  must(await phone.engine.removeLock('passkey'));
  const again = await startedAgain(phone);
  expect(again.session()).toMatchObject({ ways: { pin: false, passkey: null } });
  expect(await again.engine.unlockBy(passkey())).toMatchObject({ refusal: 'wrong-passkey' });
  expect(await again.engine.unlock(passphrase.passphrase)).toMatchObject({ refusal: 'wrong-passphrase' });
  await opensBy(again, changed, contact);
});

test.each([
  ['a wrong proof', { kind: 'passphrase', passphrase: 'haselnussgrün' }, pin, 'wrong-passphrase'],
  ['a simple PIN', passphrase, { kind: 'pin', pin: '123456' }, 'pin-too-simple'],
  ['a short passphrase', passphrase, { kind: 'passphrase', passphrase: 'kurz' }, 'passphrase-too-short'],
  ['a passkey without an answer', passphrase, { kind: 'passkey', ...named, output: new Uint8Array() }, 'wrong-passkey'],
] as const)('S-13 by %s no lock is set', async (_, proof, fresh, refusal) => {
  const { phone } = await founded();
  const before = await readDevice(phone.database);
  expect(await phone.engine.setLock(proof, fresh)).toMatchObject({ refusal });
  expect(await readDevice(phone.database)).toEqual(before);
});

test('S-13 locks are the unlocked device’s business, and a demonstration has none', async () => {
  const { phone } = await founded();
  await phone.engine.lock();
  expect(await phone.engine.setLock(passphrase, pin)).toMatchObject({ refusal: 'not-unlocked' });
  expect(await phone.engine.removeLock('pin')).toMatchObject({ refusal: 'not-unlocked' });
  await phone.engine.eraseDevice();
  must(await phone.engine.tryDemo());
  expect(await phone.engine.setLock(passphrase, pin)).toMatchObject({ refusal: 'not-allowed' });
});

test('S-18 guessing at an unlocked device’s proof counts like guessing at the lock, and the passkey still opens', async () => {
  const { phone, contact } = await founded();
  must(await phone.engine.setLock(passphrase, passkey()));
  for (let tries = 0; tries < 4; tries += 1) await phone.engine.setLock({ kind: 'passphrase', passphrase: 'haselnussgrün' }, pin);
  const again = await startedAgain(phone);
  expect(await again.engine.unlock(passphrase.passphrase)).toMatchObject({ refusal: 'must-wait' });
  await opensBy(again, passkey(), contact);
});

test('S-19 a device from before there were several locks opens with its passphrase', async () => {
  const { phone, contact } = await founded();
  await phone.engine.lock();
  const { name } = phone.database;
  phone.database.close();
  const old = new Dexie(name);
  await old.open();
  const row = await old.table('device').get('device');
  const { locks, ...rest } = row;
  const kept = new Map<string, unknown[]>();
  for (const table of old.tables) if (table.name !== 'tries') kept.set(table.name, await table.toArray());
  kept.set('device', [{ ...rest, lock: locks[0] }]);
  const shapes = Object.fromEntries(old.tables.filter(({ name: table }) => table !== 'tries').map(({ schema, name: table }) => [table, [schema.primKey.src, ...schema.indexes.map(({ src }) => src)].join(', ')]));
  await old.delete();
  const third = new Dexie(name);
  third.version(3).stores(shapes);
  for (const [table, rows] of kept) await third.table(table).bulkPut(rows);
  third.close();
  const again = await at.phone('office', { database: openDatabase(name) });
  expect(again.session()).toMatchObject({ at: 'locked', ways: { pin: false, passkey: null } });
  must(await again.engine.unlock(passphrase.passphrase));
  expect((await again.engine.contact(contact))?.contact.name).toBe('Käthe Süß');
  expect((await readDevice(again.database))?.locks).toEqual(locks);
});
