import 'fake-indexeddb/auto';
import { beforeEach, expect, test } from 'vitest';
import { newId, TEAM, type ContactId } from '#base/ids.ts';
import type { MadeSheet, SheetInHand } from '#app/recoveryApi.ts';
import { sheetCode, sheetWords, typedWords } from '#seal/sheetWords.ts';
import { readDevice } from '#store/deviceStore.ts';
import { begunEpoch } from '#store/epochStore.ts';
import { cutLine } from '../support/cutLine.ts';
import type { Phone } from '../support/enginePhone.ts';
import { hubOffice } from '../support/hubOffice.ts';

let office: Phone;
const at = hubOffice(23);
const { random, phone } = at;
const passphrase = 'sonnenblumenkern';
const soon = { timeout: 20_000 };

beforeEach(async () => {
  office = await at.founded();
});
async function sheetOf(one: Phone): Promise<MadeSheet> {
  const made = await one.engine.makeSheet();
  if (!made.ok) throw new Error(made.refusal);
  return made.value;
}
/** As somebody reads it off the paper. */
function typed({ code }: MadeSheet): SheetInHand {
  const read = sheetCode(typedWords(sheetWords(code).join('\n').toUpperCase()));
  if (!read.ok) throw new Error(read.refusal);
  return { code: read.value };
}
async function contact(one: Phone, name: string): Promise<ContactId> {
  const id = newId<ContactId>(random);
  const done = await one.engine.run({ do: 'createContact', id, contact: { name } });
  if (!done.ok) throw new Error(done.refusal);
  return id;
}
/** Everybody's keys change: an invite that was withdrawn may have been seen. Resolves once the office is in the team's next epoch. */
async function nextEpoch(): Promise<void> {
  const before = await begunEpoch(office.database, TEAM);
  const invite = await office.engine.invite({ days: 1 });
  await office.engine.refreshTeam();
  await office.until(() => (office.team()?.invites.length ?? 0) > 0);
  const open = office.team()?.invites[0];
  if (!invite.ok || !open) throw new Error('no invite');
  expect(await office.engine.withdrawInvite(open.id)).toEqual({ ok: true, value: null });
  await expect.poll(() => begunEpoch(office.database, TEAM), soon).toBe(before === 0 ? 2 : before + 1);
}
const recovering = (sheet: SheetInHand) => ({ sheet, passphrase, deviceName: 'Firefox auf Linux' });

test('a founder who lost the only device comes back by the words on paper, as the same member with everything there was', async () => {
  await office.until(() => office.recovery().urge === 'alone');
  const id = await contact(office, 'Jörg Müller');
  const sheet = await sheetOf(office);
  await office.until(() => office.recovery().urge === null && office.recovery().open.length === 1);
  expect(office.recovery().open[0]?.made).toBe(sheet.made);
  await office.until(() => office.row(id)?.receipt === 'hub');
  const self = office.session();
  await office.engine.eraseDevice();

  const fresh = await phone('fresh');
  expect(await fresh.engine.recover(recovering(typed(sheet)))).toEqual({ ok: true, value: null });
  await fresh.until(() => fresh.row(id)?.name === 'Jörg Müller' && fresh.members().join() === 'Mara');
  expect(fresh.session()).toMatchObject({ at: 'unlocked', self: self.at === 'unlocked' ? self.self : null });
  await fresh.until(() => fresh.recovery().urge === 'used');
  const again = await sheetOf(fresh);
  await fresh.until(() => fresh.recovery().urge === null);
  expect(again.link).not.toBe(sheet.link);
  await contact(fresh, 'Käthe Süß');
  await fresh.until(() => fresh.status().waiting === 0);
});

test('a sheet serves once: its words are unknown after that, its link says that it was used', async () => {
  const sheet = await sheetOf(office);
  const fresh = await phone('fresh');
  expect((await fresh.engine.recover(recovering({ link: sheet.link }))).ok).toBe(true);
  const late = await phone('late');
  expect(await late.engine.recover(recovering({ link: sheet.link }))).toMatchObject({ refusal: 'invite-used' });
  expect(await late.engine.recover(recovering(typed(sheet)))).toMatchObject({ refusal: 'invite-void' });
  expect(late.session()).toEqual({ at: 'empty' });
});

test('a sheet opens what was written in epochs that began after it was printed', async () => {
  const sheet = await sheetOf(office);
  const names = ['Jörg Müller', 'Käthe Süß', 'Ina Beispiel'];
  const ids = [await contact(office, names[0]!)];
  for (const name of names.slice(1)) {
    await nextEpoch();
    ids.push(await contact(office, name));
  }
  await office.until(() => office.row(ids[2]!)?.receipt === 'hub');
  expect(await begunEpoch(office.database, TEAM)).toBe(3);
  const fresh = await phone('fresh');
  expect(await fresh.engine.recover(recovering(typed(sheet)))).toEqual({ ok: true, value: null });
  await fresh.until(() => ids.every((id, index) => fresh.row(id)?.name === names[index]));
});

test('a new sheet withdraws the older one, which then is refused, and the keys it knew are changed', async () => {
  const older = await sheetOf(office);
  const sheet = await sheetOf(office);
  expect(sheet.olderVoid).toBe(true);
  await expect.poll(() => begunEpoch(office.database, TEAM), soon).toBe(2);
  await office.until(() => office.recovery().open.length === 1);
  const fresh = await phone('fresh');
  expect(await fresh.engine.recover(recovering({ link: older.link }))).toMatchObject({ refusal: 'invite-void' });
  expect(await fresh.engine.recover(recovering(typed(older)))).toMatchObject({ refusal: 'invite-void' });
  expect(await fresh.engine.recover(recovering(typed(sheet)))).toEqual({ ok: true, value: null });
  await fresh.until(() => fresh.members().join() === 'Mara');
});

test('withdrawing all sheets leaves none, and the founder who is alone is urged again', async () => {
  await sheetOf(office);
  await office.until(() => office.recovery().urge === null);
  expect(await office.engine.withdrawSheets()).toEqual({ ok: true, value: null });
  await office.until(() => office.recovery().urge === 'alone' && office.recovery().open.length === 0);
});

test.each([{ hearing: 'roster-accepted' }, { sending: 'append-roster' }, { hearing: 'roster' }, { hearing: 'welcome' }] as const)('a phone that stops while it recovers, %j, is the member’s device in the end', async (cut) => {
  const id = await contact(office, 'Jörg Müller');
  const sheet = await sheetOf(office);
  await office.until(() => office.row(id)?.receipt === 'hub');
  const line = cutLine(at.network(), cut);
  const first = await phone('fresh', { open: line.open });
  void first.engine.recover(recovering(typed(sheet)));
  await line.reached;
  const fresh = await phone('fresh again', { database: first.database });
  const isBegun = fresh.session().at === 'joining';
  expect(isBegun).toBe(!('hearing' in cut) || cut.hearing === 'roster-accepted');
  expect(await (isBegun ? fresh.engine.finishJoining(passphrase) : fresh.engine.recover(recovering(typed(sheet))))).toEqual({ ok: true, value: null });
  await fresh.until(() => fresh.row(id)?.name === 'Jörg Müller');
});

test('Leitung brings back a member who lost everything: the same person, contacts still assigned, the lost devices removed', async () => {
  const invite = await office.engine.invite({ days: 1 });
  if (!invite.ok) throw new Error(invite.refusal);
  const village = await phone('village');
  await village.engine.join({ link: invite.value.link, ownName: 'Deniz', passphrase });
  const session = village.session();
  if (session.at !== 'unlocked') throw new Error('not in');
  const id = newId<ContactId>(random);
  await village.engine.run({ do: 'createContact', id, contact: { name: 'Jörg Müller', responsible: session.self } });
  await office.until(() => office.row(id)?.responsible === session.self);
  const lost = (await readDevice(village.database))!.device;
  expect(await village.engine.readmit({ member: session.self, lost: [], days: 1 })).toMatchObject({ refusal: 'not-allowed' });
  await village.stop();

  const back = await office.engine.readmit({ member: session.self, lost: [lost], days: 1 });
  if (!back.ok) throw new Error(back.refusal);
  const fresh = await phone('fresh');
  expect(await fresh.engine.join({ link: back.value.link, ownName: '', passphrase })).toEqual({ ok: true, value: null });
  await fresh.until(() => fresh.row(id)?.responsible === session.self && fresh.members().join() === 'Deniz,Mara');
  expect(fresh.session()).toMatchObject({ self: session.self });
  await office.engine.refreshTeam();
  const member = office.team()?.members.find(({ id: one }) => one === session.self);
  await office.until(() => office.team()?.members.find(({ id: one }) => one === session.self)?.devices.filter(({ state }) => state === 'active').length === 1);
  expect(member?.name).toBe('Deniz');
  await contact(fresh, 'Käthe Süß');
  await fresh.until(() => fresh.status().waiting === 0);
});

test('before a device is erased it is known what nobody could ever read again, also while it is locked', async () => {
  const all = { everything: true, desks: 0, mentorships: 0, heldNotes: 0, lead: true, sheet: false, back: 'nobody' };
  expect(await office.engine.wouldBeLost(null, 'erased')).toEqual(all);
  await office.engine.lock();
  expect(await office.engine.wouldBeLost(null, 'erased')).toEqual(all);
  await office.engine.unlock('haselnussbraun');
  await sheetOf(office);
  expect(await office.engine.wouldBeLost(null, 'erased')).toEqual({ ...all, everything: false, lead: false, back: 'sheet' });
});

test('without the hub no sheet is made, and a demonstration has none', async () => {
  await at.shut();
  await office.until(() => office.status().connection === 'offline');
  expect(await office.engine.makeSheet()).toMatchObject({ refusal: 'hub-unreachable' });
  await at.reopen();
  const trying = await phone('trying');
  await trying.engine.tryDemo();
  expect(await trying.engine.makeSheet()).toMatchObject({ refusal: 'demo-has-no-hub' });
  expect(await trying.engine.wouldBeLost(null, 'erased')).toBe(null);
  expect(trying.recovery().urge).toBe(null);
});
