import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import type { TeamMember } from '#app/teamApi.ts';
import type { Phone } from '../support/enginePhone.ts';
import { hubOffice, passphrase } from '../support/hubOffice.ts';

const at = hubOffice(61);
const { phone, linkFrom } = at;

async function office(): Promise<Phone> {
  const founder = await phone('office');
  await founder.engine.found({ code: at.code(), spaceName: 'Harz', ownName: 'Mara', passphrase, deviceName: 'Firefox auf Linux' });
  await founder.engine.refreshTeam();
  return founder;
}
async function joined(name: string, link: string, ownName: string): Promise<Phone> {
  const guest = await phone(name);
  expect(await guest.engine.join({ link, ownName, passphrase, deviceName: 'Chrome auf Android' })).toEqual({ ok: true, value: null });
  await guest.engine.refreshTeam();
  return guest;
}
const called = (host: Phone, name: string): TeamMember | undefined => host.team()?.members.find((member) => member.name === name);
const seen = (host: Phone) => host.team()?.members.map(({ name, roles, devices }) => [name, roles.join(), devices.map((device) => device.name).join()]);

test('whoever is invited with roles has them, and every device is known by the name its browser gave it', async () => {
  const mara = await office();
  const bea = await joined('bea', await linkFrom(mara, { days: 30, roles: ['treasurer', 'mentor'] }), 'Bea');
  await mara.until(() => called(mara, 'Bea')?.devices[0]?.name === 'Chrome auf Android');
  await bea.until(() => called(bea, 'Mara')?.devices[0]?.name === 'Firefox auf Linux');
  const team = [['Bea', 'treasurer,mentor', 'Chrome auf Android'], ['Mara', 'lead,treasurer,canvasser', 'Firefox auf Linux']];
  expect([seen(mara), seen(bea)]).toEqual([team, team]);
  expect([mara.team()?.lead, bea.team()?.lead]).toEqual([true, false]);
  expect(await bea.engine.invite({ days: 1 })).toMatchObject({ ok: false, refusal: 'not-allowed' });
});

test('when the hub last heard of a device is told, of one that is connected by its present word', async () => {
  const before = Date.now();
  const mara = await office();
  const bea = await joined('bea', await linkFrom(mara, { days: 1 }), 'Bea');
  await bea.until(() => bea.status().connection === 'online');
  await mara.engine.refreshTeam();
  const told = called(mara, 'Bea')?.devices[0]?.lastContact ?? 0;
  expect(told).toBeGreaterThanOrEqual(before);
  await at.shut();
  await mara.until(() => mara.status().connection === 'offline');
  await mara.engine.refreshTeam();
  expect(called(mara, 'Bea')?.devices[0]?.lastContact).toBe(told);
});

test('Leitung changes roles, the others see it; nobody else may, and the last Leitung stays', async () => {
  const mara = await office();
  const bea = await joined('bea', await linkFrom(mara, { days: 1 }), 'Bea');
  await mara.until(() => called(mara, 'Bea') !== undefined);
  const [self, other] = [called(mara, 'Mara')?.id, called(mara, 'Bea')?.id];
  if (!self || !other) throw new Error('nobody there');
  expect(await bea.engine.changeRoles(other, ['lead'])).toMatchObject({ ok: false, refusal: 'not-allowed' });
  expect(await mara.engine.changeRoles(self, ['canvasser'])).toMatchObject({ ok: false, refusal: 'last-lead' });
  expect(await mara.engine.changeRoles(other, ['lead', 'canvasser'])).toEqual({ ok: true, value: null });
  await bea.until(() => bea.team()?.lead === true);
  expect(await mara.engine.changeRoles(self, [])).toEqual({ ok: true, value: null });
  await bea.until(() => called(bea, 'Mara')?.roles.length === 0);
  expect(mara.team()?.lead).toBe(false);
});

test('a further device is the same member, with their name and roles, whatever was typed', async () => {
  const mara = await office();
  const self = called(mara, 'Mara')?.id ?? null;
  const link = await linkFrom(mara, { days: 1, member: self });
  expect(link).toContain('/beitreten?geraet#');
  expect(mara.team()?.invites).toMatchObject([{ member: self, by: self, roles: [], withdrawable: true }]);
  const second = await joined('second', link, '');
  await mara.until(() => called(mara, 'Mara')?.devices.length === 2);
  await second.until(() => called(second, 'Mara')?.devices.every((device) => device.name !== '') === true);
  expect(called(second, 'Mara')).toMatchObject({ self: true, roles: ['lead', 'treasurer', 'canvasser'], devices: [{ self: false }, { self: true, name: 'Chrome auf Android' }] });
  const typed = await joined('third', await linkFrom(mara, { days: 1, member: self }), 'Somebody else');
  await typed.until(() => called(typed, 'Mara')?.devices.length === 3);
  expect(typed.team()?.members).toHaveLength(1);
});

test('a canvasser adds a device of their own and withdraws that invite, and may do neither for others', async () => {
  const mara = await office();
  const bea = await joined('bea', await linkFrom(mara, { days: 1 }), 'Bea');
  await bea.until(() => called(bea, 'Mara') !== undefined && called(bea, 'Bea') !== undefined);
  const [other, self] = [called(bea, 'Mara')?.id ?? null, called(bea, 'Bea')?.id ?? null];
  expect(await bea.engine.invite({ days: 1, member: other })).toMatchObject({ ok: false, refusal: 'not-allowed' });
  const link = await linkFrom(bea, { days: 1, member: self });
  const theirs = await mara.engine.invite({ days: 1 });
  expect(theirs.ok).toBe(true);
  await bea.until(() => bea.team()?.invites.length === 2);
  const [own, foreign] = [bea.team()?.invites.find((invite) => invite.by === self), bea.team()?.invites.find((invite) => invite.by === other)];
  if (!own || !foreign) throw new Error('no invites');
  expect(await bea.engine.withdrawInvite(foreign.id)).toMatchObject({ ok: false, refusal: 'not-allowed' });
  expect(await bea.engine.withdrawInvite(own.id)).toEqual({ ok: true, value: null });
  await mara.until(() => mara.team()?.invites.length === 1);
  expect(await bea.engine.withdrawInvite(own.id)).toMatchObject({ ok: false, refusal: 'invite-void' });
  const late = await phone('late');
  expect(await late.engine.join({ link, ownName: '', passphrase })).toMatchObject({ ok: false, refusal: 'invite-void' });
});

test('without the hub nothing about the team changes, and that is said', async () => {
  const mara = await office();
  const self = called(mara, 'Mara');
  if (!self) throw new Error('nobody there');
  await at.shut();
  await mara.until(() => mara.status().connection === 'offline');
  const before = mara.team();
  expect(await mara.engine.invite({ days: 1 })).toMatchObject({ ok: false, refusal: 'hub-unreachable' });
  expect(await mara.engine.changeRoles(self.id, ['lead'])).toMatchObject({ ok: false, refusal: 'hub-unreachable' });
  await mara.engine.refreshTeam();
  expect(mara.team()).toEqual(before);
});

test('locked, nothing about the team can be asked or told', async () => {
  const mara = await office();
  await mara.engine.lock();
  expect(await mara.engine.changeRoles('m' as never, [])).toMatchObject({ ok: false, refusal: 'not-unlocked' });
  expect(await mara.engine.invite({ days: 1 })).toMatchObject({ ok: false, refusal: 'not-unlocked' });
});

test('the demonstration has a team with roles, and no hub to change it at', async () => {
  const trying = await phone('trying');
  await trying.engine.tryDemo('Chrome auf Android');
  await trying.engine.refreshTeam();
  expect(seen(trying)).toEqual([
    ['Alex Beispiel', 'lead,treasurer,canvasser', 'Chrome auf Android'], ['Bea Sandmann', 'treasurer,canvasser', ''], ['Cem Talweg', 'canvasser', ''], ['Dörte Brunnhuber', 'canvasser,mentor', ''],
  ]);
  expect(await trying.engine.invite({ days: 1 })).toMatchObject({ ok: false, refusal: 'demo-has-no-hub' });
});
