import { afterEach, expect, test } from 'vitest';
import { utf8 } from '#base/bytes.ts';
import { BOARD, TEAM } from '#base/ids.ts';
import { createDeviceKeys } from '#seal/deviceKeys.ts';
import { sealMail } from '#seal/mail.ts';
import type { HubConnection } from '#sync/connection.ts';
import type { Mail, ReportedDevice } from '#wire/messages.ts';
import { signErased, signStanding } from '#wire/statements.ts';
import { seededRandom } from '../support/random.ts';
import { anna, connected } from '../support/syncLine.ts';

const random = seededRandom(41);
const open: HubConnection[] = [];
afterEach(() => {
  for (const connection of open.splice(0)) connection.close();
});

async function online() {
  const there = await anna();
  const ends = await connected(there.phone);
  open.push(ends.connection);
  const by = { space: there.space, device: there.founder.id };
  return { ...there, ...ends, by, liar: await createDeviceKeys() };
}

test('Y-23 what a hub makes up, mixes up or says of devices the roster does not know is left out', async () => {
  const { line, connection, founder, by, liar } = await online();
  const log = { circle: TEAM, epoch: 2 };
  const signature = await signStanding(by, log, founder.sign);
  const standings = [{ ...log, signature }, { ...log, epoch: 3, signature }, { circle: BOARD, epoch: 2, signature }, { ...log, epoch: 4, signature: await signStanding(by, { ...log, epoch: 4 }, liar.sign) }];
  const reported: ReportedDevice = { device: founder.id, lastContact: 7, erased: await signErased(by, liar.sign), standings };
  const stranger: ReportedDevice = { device: liar.id, lastContact: 8, erased: await signErased({ ...by, device: liar.id }, liar.sign), standings: [] };
  const asked = connection.devices();
  await line.hears('pull-devices');
  line.says({ is: 'devices', from: 0, devices: [reported, stranger], total: 2 });
  expect(await asked).toEqual({ ok: true, value: [{ device: founder.id, lastContact: 7, erased: false, standings: [log] }] });
});

test('Y-23 a hub that names devices without end is listened to only as long as they are new', async () => {
  const { line, connection, founder, time } = await online();
  const reported: ReportedDevice = { device: founder.id, lastContact: null, erased: null, standings: [] };
  const asked = connection.devices();
  for (const from of [0, 1]) {
    expect((await line.hears('pull-devices')).from).toBe(from);
    line.says({ is: 'devices', from, devices: [reported], total: 1_000_000 });
  }
  expect(await asked).toMatchObject({ value: [{ device: founder.id }] });
  await time.pass(0);
  expect(line.heard).toEqual([]);
});

test('Y-23 mail that is not by the device it is said to be by, or not in its place, is not handed on; mail without end ends', async () => {
  const { line, connection, founder, space, liar, time } = await online();
  const to = [{ id: founder.id, box: founder.public.box }];
  const place = { space, device: founder.id, number: 1, of: 2 };
  const good: Mail = { id: 4, device: founder.id, number: 1, of: 2, bytes: await sealMail(place, founder.sign, to, utf8('echt'), random) };
  const wrong: Mail[] = [
    { ...good, id: 5, number: 2 },
    { ...good, id: 6, bytes: await sealMail(place, liar.sign, to, utf8('falsch'), random) },
    { ...good, id: 7, device: liar.id, bytes: await sealMail({ ...place, device: liar.id }, liar.sign, to, utf8('fremd'), random) },
  ];
  const asked = connection.mail();
  expect((await line.hears('pull-mail')).after).toBe(0);
  line.says({ is: 'mail', mails: [good, ...wrong], more: true });
  expect((await line.hears('pull-mail')).after).toBe(7);
  line.says({ is: 'mail', mails: [{ ...good, id: 7 }], more: true });
  expect(await asked).toMatchObject({ ok: true, value: [good] });
  await time.pass(0);
  expect(line.heard).toEqual([]);
});
