import 'fake-indexeddb/auto';
import path from 'node:path';
import { newId, TEAM } from '#base/ids.ts';
import { readRoster } from '#roster/fold.ts';
import { readRosterEntries } from '#store/rosterStore.ts';
import { readDevice } from '#store/deviceStore.ts';
import { begunEpoch } from '#store/epochStore.ts';
import { rescue } from '#messages/de/later/rescue.ts';
import { team } from '#messages/de/team.ts';
import { expect, LAPTOP, mendNetwork, PHONE, test } from '../support/app.ts';
import { audit } from '../support/appAudit.ts';
import { openContact } from '../support/appRecords.ts';
import { everythingIsSafe, found, invite, join, loseNetwork, readNotice, visit } from '../support/appSteps.ts';
import { putBack, runHubCommand } from '../support/hubProcess.ts';
import { startPhone } from '../support/enginePhone.ts';
import { seededRandom } from '../support/random.ts';
import { sendParcel, type Sent } from '../support/sentParcel.ts';
import { openDatabase } from '#store/database.ts';
import { switchedLine, type SwitchedLine } from '../support/switchedLine.ts';
import { syncAddress, webSocketChannel } from '#sync/webSocketChannel.ts';

const random = seededRandom(401);
const passphrase = 'haselnussbraun';
/** What each of them left, and what Leitung is told of it. */
const left: Readonly<Record<string, Sent>> = {
  'Ina Alt': { missing: true },
  'Jan Bruch': { senseless: true },
  'Kai Neuer': { newer: true },
  'Lea Viel': { left: [{ circle: TEAM, epoch: 1, number: 9, update: new Uint8Array([1, 2, 3]) }], lost: { tooMany: 12, notes: 2, unreadable: 1 } },
};

for (const [name, viewport] of [['phone', PHONE], ['laptop', LAPTOP]] as const) {
  test(`what does not open, and what is lost, says what to do, and stays until somebody has read it (${name})`, async ({ office, newDevice }) => {
    const mara = await newDevice({ viewport });
    await found(mara, office);
    const { address } = office.hub();
    const phones = [];
    for (const who of Object.keys(left)) {
      const link = await invite(mara);
      const database = openDatabase(`${who}-${newId(random)}`);
      const line = switchedLine(webSocketChannel(syncAddress(address)));
      const phone = await startPhone(who, address, random, database, { open: line.open });
      expect(await phone.engine.join({ link, ownName: who, passphrase })).toMatchObject({ ok: true });
      await phone.until(() => phone.status().waiting === 0 && phone.status().connection === 'online');
      line.off();
      phones.push({ who, phone, database });
      await mara.getByRole('button', { name: 'Noch jemanden einladen' }).click();
    }
    for (const { who, database } of phones) {
      await visit(mara, '/team');
      await mara.getByRole('list', { name: 'Mitglieder' }).getByRole('link', { name: who }).click();
      await mara.getByRole('button', { name: 'Sperren', exact: true }).click();
      await mara.getByRole('alertdialog').getByRole('button', { name: 'Sperren', exact: true }).click();
      await expect(mara.getByText('Gesperrt. Diese Person')).toBeVisible();
      await readNotice(mara, team.removal.done);
      const lead = await leadDevice(database);
      await sendParcel({ address }, { database, passphrase, random }, lead, left[who] ?? {});
    }
    const look = audit(mara);
    await visit(mara, '/team/rettung');
    for (const problem of ['incomplete', 'forged', 'unreadable'] as const) await expect(mara.getByText(rescue.problems[problem])).toBeVisible();
    await expect(mara.getByText(rescue.lost.tooMany(12))).toBeVisible();
    await expect(mara.getByText(rescue.unreadable.damaged)).toBeVisible();
    await look.look('problems');
    await mara.getByRole('button', { name: rescue.drop, exact: true }).first().click();
    await expect(mara.getByRole('alertdialog')).toContainText(rescue.dropParcelText);
    await look.look('drop');
    await mara.getByRole('alertdialog').getByRole('button', { name: rescue.drop, exact: true }).click();
    await expect(mara.getByText(rescue.problems.incomplete)).toHaveCount(0);
    await mara.getByRole('button', { name: rescue.lost.understood }).click();
    await expect(mara.getByText(rescue.lost.tooMany(12))).toHaveCount(0);
    await visit(mara, '/');
    await expect(mara.getByText(rescue.question(1, 'Lea Viel'))).toBeVisible();
    await look.look('cards');
    look.expectNothing();
    for (const { phone } of phones) await phone.stop();
  });
}

test('what an epoch left behind of somebody who is still in the team says that it comes by itself, and can be taken over', async ({ office, newDevice }) => {
  const { address, dataDir, code } = office.hub();
  const lines: SwitchedLine[] = [];
  const nodePhone = async (name: string) => {
    const line = switchedLine(webSocketChannel(syncAddress(address)));
    lines.push(line);
    return { line, phone: await startPhone(name, address, random, openDatabase(`${name}-${newId(random)}`), { open: line.open }) };
  };
  const mara = await nodePhone('Mara');
  expect(await mara.phone.engine.found({ code: code ?? '', spaceName: 'Harz', ownName: 'Mara', passphrase })).toMatchObject({ ok: true });
  const link = async () => { const made = await mara.phone.engine.invite({ days: 1 }); return made.ok ? made.value.link : ''; };
  const [kim, otto] = [await nodePhone('Kim'), await nodePhone('Otto')];
  for (const { phone, name } of [{ ...kim, name: 'Kim Land' }, { ...otto, name: 'Otto Weg' }]) {
    expect(await phone.engine.join({ link: await link(), ownName: name, passphrase })).toMatchObject({ ok: true });
    await phone.until(() => phone.status().waiting === 0 && phone.status().connection === 'online');
  }
  const deniz = await newDevice();
  await join(deniz, await link(), 'Deniz Berg');
  await everythingIsSafe(deniz);
  const copy = path.join(dataDir, 'copy.sqlite');
  expect((await runHubCommand(dataDir, ['backup', copy])).code).toBe(0);
  mara.line.off();
  await kim.phone.engine.run({ do: 'createContact', id: newId(random), contact: { name: 'Ada Neu' } });
  await openContact(deniz, 'Ada Neu');
  await loseNetwork(deniz);
  for (const line of lines) line.off();
  await office.shut();
  await putBack(dataDir, copy);
  await office.open();
  mara.line.on();
  mara.phone.nudge();
  await mara.phone.until(() => mara.phone.status().connection === 'online');
  const member = (await readDevice(otto.phone.database))?.member;
  if (!member) throw new Error('no member');
  expect(await mara.phone.engine.removeMember(member)).toMatchObject({ ok: true });
  await expect.poll(() => begunEpoch(mara.phone.database, TEAM)).toBe(2);
  await mendNetwork(deniz);
  await expect(deniz.getByText(rescue.question(1, 'Kim Land'))).toHaveCount(0);
  await visit(deniz, '/');
  await expect(deniz.getByText(rescue.question(1, 'Kim Land'))).toBeVisible();
  await deniz.getByRole('link', { name: rescue.look, exact: true }).click();
  await expect(deniz.getByText(rescue.fromEpoch('Kim Land'))).toBeVisible();
  const look = audit(deniz);
  await look.look('epoch');
  await deniz.getByRole('button', { name: rescue.drop, exact: true }).click();
  await expect(deniz.getByRole('alertdialog')).toContainText(rescue.dropEpochText);
  await deniz.keyboard.press('Escape');
  await deniz.getByRole('button', { name: rescue.take, exact: true }).click();
  await openContact(deniz, 'Ada Neu');
  await mara.phone.until(() => mara.phone.rows().some(({ name }) => name === 'Ada Neu'));
  look.expectNothing();
  for (const { phone } of [mara, kim, otto]) await phone.stop();
});

/** Mara's device, whom a removed phone seals to: the founder's, the first of the roster. */
async function leadDevice(database: ReturnType<typeof openDatabase>) {
  const roster = await readRoster(await readRosterEntries(database));
  if (!roster.ok) throw new Error('no roster');
  return [...roster.value.devices.keys()].slice(0, 1);
}
