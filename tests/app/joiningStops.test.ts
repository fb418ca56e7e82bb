import 'fake-indexeddb/auto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { newId, type ContactId } from '#base/ids.ts';
import { openDatabase } from '#store/database.ts';
import { syncAddress, webSocketChannel } from '#sync/webSocketChannel.ts';
import { cutLine, type Cut } from '../support/cutLine.ts';
import { startPhone, type Phone, type PhoneOptions } from '../support/enginePhone.ts';
import { startHub, type HubProcess } from '../support/hubProcess.ts';
import { seededRandom } from '../support/random.ts';

let hub: HubProcess;
let folder: string;
let office: Phone;
const phones: Phone[] = [];
const random = seededRandom(17);
const passphrase = 'sonnenblumenkern';
const joining = (link: string) => ({ link, ownName: 'Deniz', passphrase, deviceName: 'Chrome auf Android' });

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'anlauf-'));
  hub = await startHub({ dataDir: folder });
  office = await phone('office');
  await office.engine.found({ code: hub.code ?? '', spaceName: 'Harz', ownName: 'Mara', passphrase: 'haselnussbraun' });
});
afterEach(async () => {
  for (const one of phones.splice(0)) await one.stop();
  await hub.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

async function phone(name: string, database = openDatabase(`anlauf-${name}-${Math.random()}`), options: PhoneOptions = {}): Promise<Phone> {
  const started = await startPhone(name, hub.address, random, database, options);
  // A phone that is started again lives on in its next start.
  const before = phones.findIndex((one) => one.database === database);
  if (before >= 0) phones.splice(before, 1);
  phones.push(started);
  return started;
}
const network = () => webSocketChannel(syncAddress(hub.address));
async function invited(): Promise<string> {
  const invite = await office.engine.invite({ days: 1 });
  if (!invite.ok) throw new Error(invite.refusal);
  return invite.value.link;
}

/** A phone whose battery ends at that message while it joins; answers it started again. */
async function stoppedAt(cut: Cut, link: string): Promise<Phone> {
  const line = cutLine(network(), cut);
  const first = await phone('village', undefined, { open: line.open });
  void first.engine.join(joining(link));
  await line.reached;
  return phone('village again', first.database);
}

async function isIn(village: Phone): Promise<void> {
  const id = newId<ContactId>(random);
  await village.until(() => village.members().length === 2);
  expect((await village.engine.run({ do: 'createContact', id, contact: { name: 'Jörg Müller' } })).ok).toBe(true);
  await office.until(() => office.row(id)?.name === 'Jörg Müller' && office.members().join() === 'Deniz,Mara');
}

test('a phone that stops after the hub took its join, before it heard so, finishes at the next start with its passphrase', async () => {
  const village = await stoppedAt({ hearing: 'roster-accepted' }, await invited());
  expect(village.session()).toEqual({ at: 'joining' });
  expect(await village.engine.finishJoining('sonnenblumenkerne')).toMatchObject({ refusal: 'wrong-passphrase' });
  expect(await village.engine.finishJoining(passphrase)).toEqual({ ok: true, value: null });
  await isIn(village);
});

test('a phone that stops before the hub took its join joins with the same invite at the next start', async () => {
  const village = await stoppedAt({ sending: 'append-roster' }, await invited());
  expect(village.session()).toEqual({ at: 'joining' });
  expect(await village.engine.finishJoining(passphrase)).toEqual({ ok: true, value: null });
  await isIn(village);
});

test('a phone that stops before it read the roster has nothing to finish and is as empty as before', async () => {
  const link = await invited();
  const village = await stoppedAt({ hearing: 'roster' }, link);
  expect(village.session()).toEqual({ at: 'empty' });
  expect(await village.engine.join(joining(link))).toEqual({ ok: true, value: null });
  await isIn(village);
});

test('a phone that stops once it is a device, before it said its names, says them after the next unlocking', async () => {
  const first = await phone('village');
  const link = await invited();
  // The tables of what people write fail: the device is kept, the names are not.
  const stop = (): never => { throw new Error('stopped'); };
  first.database.entries.hook('creating', stop);
  expect(await first.engine.join(joining(link))).toMatchObject({ refusal: 'not-saved' });
  first.database.entries.hook('creating').unsubscribe(stop);
  await first.engine.lock();
  const village = await phone('village again', first.database);
  expect(village.session()).toMatchObject({ at: 'locked' });
  expect(await village.engine.unlock(passphrase)).toEqual({ ok: true, value: null });
  await isIn(village);
  await village.engine.lock();
  await village.engine.unlock(passphrase);
  expect(await village.database.joining.count()).toBe(0);
});

test('where only the answer was lost, trying again with another passphrase goes on as the same device', async () => {
  const link = await invited();
  let cut = cutLine(network(), { hearing: 'roster-accepted' });
  const village = await phone('village', undefined, {
    open: (events) => cut.open(events),
    // The silent line is given up at once instead of after fifteen seconds.
    timer: (ms, task) => {
      const id = setTimeout(task, ms === 15_000 ? 300 : ms);
      return () => clearTimeout(id);
    },
  });
  expect(await village.engine.join(joining(link))).toMatchObject({ refusal: 'hub-unreachable' });
  expect(village.session()).toEqual({ at: 'empty' });
  cut = cutLine(network(), {});
  expect(await village.engine.join({ ...joining(link), passphrase: 'ein ganz anderer satz' })).toEqual({ ok: true, value: null });
  await isIn(village);
  await village.engine.lock();
  expect(await village.engine.unlock('ein ganz anderer satz')).toEqual({ ok: true, value: null });
});

test('a joining whose invite somebody else used meanwhile is refused; the device then starts anew', async () => {
  const link = await invited();
  const village = await stoppedAt({ sending: 'append-roster' }, link);
  const other = await phone('other');
  expect((await other.engine.join({ ...joining(link), ownName: 'Ina' })).ok).toBe(true);
  expect(await village.engine.finishJoining(passphrase)).toMatchObject({ refusal: 'invite-used' });
  await village.engine.eraseDevice();
  expect(village.session()).toEqual({ at: 'empty' });
});

test('without the hub a joining stays unfinished, and nothing of it is lost', async () => {
  const village = await stoppedAt({ hearing: 'roster-accepted' }, await invited());
  await hub.kill('SIGKILL');
  expect(await village.engine.finishJoining(passphrase)).toMatchObject({ refusal: 'hub-unreachable' });
  expect(village.session()).toEqual({ at: 'joining' });
  hub = await startHub({ dataDir: folder, port: hub.port });
  expect(await village.engine.finishJoining(passphrase)).toEqual({ ok: true, value: null });
  await isIn(village);
});
