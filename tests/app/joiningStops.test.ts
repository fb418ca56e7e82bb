import 'fake-indexeddb/auto';
import { beforeEach, expect, test } from 'vitest';
import { newId, type ContactId } from '#base/ids.ts';
import { ANSWER_MS } from '#sync/watch.ts';
import { cutLine, type Cut } from '../support/cutLine.ts';
import type { Phone } from '../support/enginePhone.ts';
import { hubOffice } from '../support/hubOffice.ts';

let office: Phone;
const at = hubOffice(17);
const { random, phone } = at;
const passphrase = 'sonnenblumenkern';
const joining = (link: string) => ({ link, ownName: 'Deniz', passphrase, deviceName: 'Chrome auf Android' });

beforeEach(async () => {
  office = await at.founded();
});
const invited = () => at.linkFrom(office);

/** A phone whose battery ends at that message while it joins; answers it started again. */
async function stoppedAt(cut: Cut, link: string): Promise<Phone> {
  const line = cutLine(at.network(), cut);
  const first = await phone('village', { open: line.open });
  void first.engine.join(joining(link));
  await line.reached;
  return phone('village again', { database: first.database });
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
  const village = await phone('village again', { database: first.database });
  expect(village.session()).toMatchObject({ at: 'locked' });
  expect(await village.engine.unlock(passphrase)).toEqual({ ok: true, value: null });
  await isIn(village);
  await village.engine.lock();
  await village.engine.unlock(passphrase);
  expect(await village.database.joining.count()).toBe(0);
});

test('where only the answer was lost, trying again with another passphrase goes on as the same device', async () => {
  const link = await invited();
  let cut = cutLine(at.network(), { hearing: 'roster-accepted' });
  const village = await phone('village', {
    open: (events) => cut.open(events),
    // The silent line is given up as soon as its answer is lost, instead of after fifteen seconds.
    timer: (ms, task) => {
      let wanted = true;
      if (ms === ANSWER_MS) void cut.reached.then(() => { if (wanted) task(); });
      const id = ms === ANSWER_MS ? undefined : setTimeout(task, ms);
      return () => {
        wanted = false;
        clearTimeout(id);
      };
    },
  });
  expect(await village.engine.join(joining(link))).toMatchObject({ refusal: 'hub-unreachable' });
  expect(village.session()).toEqual({ at: 'empty' });
  cut = cutLine(at.network(), {});
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
  await at.shut();
  expect(await village.engine.finishJoining(passphrase)).toMatchObject({ refusal: 'hub-unreachable' });
  expect(village.session()).toEqual({ at: 'joining' });
  await at.reopen();
  expect(await village.engine.finishJoining(passphrase)).toEqual({ ok: true, value: null });
  await isIn(village);
});
