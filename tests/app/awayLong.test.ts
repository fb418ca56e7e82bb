import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { newId, TEAM, type ContactId } from '#base/ids.ts';
import { begunEpoch } from '#store/epochStore.ts';
import type { Phone } from '../support/enginePhone.ts';
import { fastTimer } from '../support/fastTimer.ts';
import { hubOffice, passphrase } from '../support/hubOffice.ts';
import { switchedLine } from '../support/switchedLine.ts';

const at = hubOffice(90);
const soon = { timeout: 30_000 };
const NINETY_DAYS = 90 * 86_400_000;

async function contact(by: Phone, name: string): Promise<ContactId> {
  const id = newId<ContactId>(at.random);
  expect((await by.engine.run({ do: 'createContact', id, contact: { name } })).ok).toBe(true);
  return id;
}
/** An invite that was withdrawn may have been seen: everybody's keys change. */
async function nextEpoch(lead: Phone): Promise<void> {
  const before = Math.max(1, await begunEpoch(lead.database, TEAM));
  await at.linkFrom(lead);
  await lead.engine.refreshTeam();
  const open = () => lead.team()?.invites[0];
  await lead.until(() => open() !== undefined);
  expect(await lead.engine.withdrawInvite(open()!.id)).toEqual({ ok: true, value: null });
  await expect.poll(() => begunEpoch(lead.database, TEAM), soon).toBe(before + 1);
}

test('C-20 a phone that is away for 90 days and three epochs writes exactly its unsent changes again, in the epoch there is then', async () => {
  const office = await at.founded({ timer: fastTimer(20) });
  const line = switchedLine(at.network());
  const village = await at.joined(office, 'Deniz', { open: line.open, timer: fastTimer(20) });
  const sent = await contact(village, 'vorher');
  await village.until(() => village.row(sent)?.receipt === 'hub');
  await office.until(() => office.row(sent) !== undefined);
  line.off();
  const unsent = [await contact(village, 'im Funkloch 1'), await contact(village, 'im Funkloch 2')];
  const seen = (await village.engine.contact(sent))?.heads.phones ?? [];
  expect((await village.engine.run({ do: 'editContact', id: sent, edits: [{ field: 'phones', value: ['03023125200'], seen }] })).ok).toBe(true);
  await expect.poll(() => village.status().waiting, soon).toBe(3);
  await village.engine.lock();
  for (const name of ['eins', 'zwei', 'drei']) {
    await contact(office, name);
    await office.until(() => office.status().waiting === 0);
    await nextEpoch(office);
  }
  expect(await begunEpoch(village.database, TEAM)).toBe(0);

  const later = await at.phone('Deniz again', { database: village.database, timer: fastTimer(20), now: () => Date.now() + NINETY_DAYS });
  expect(await later.engine.unlock(passphrase)).toEqual({ ok: true, value: null });
  const all = ['drei', 'eins', 'im Funkloch 1', 'im Funkloch 2', 'vorher', 'zwei'];
  for (const phone of [office, later]) {
    await expect.poll(() => [phone.rows().map(({ name }) => name).toSorted(), phone.status().waiting], soon).toEqual([all, 0]);
    expect(await begunEpoch(phone.database, TEAM)).toBe(4);
    expect([await phone.database.rescues.count(), await phone.database.setAside.count()]).toEqual([0, 0]);
  }
  for (const id of unsent) expect(office.row(id)?.receipt).toBe('hub');
  expect((await office.engine.contact(sent))?.contact.phones).toEqual(['+493023125200']);
  const own = (await later.database.entries.toArray()).filter(({ circle }) => circle === TEAM);
  expect(own.map(({ epoch, number }) => [epoch, number]), 'the three are written again, one entry each, and nothing else').toEqual([[4, 1], [4, 2], [4, 3]]);
});
