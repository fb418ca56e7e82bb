import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import 'fake-indexeddb/auto';
import { expect } from 'vitest';
import { newId, type ContactId, type DeviceId, type MemberId, type Random, type TalkId } from '#base/ids.ts';
import { openDatabase, type Database } from '#store/database.ts';
import { readDevice } from '#store/deviceStore.ts';
import type { Timer } from '#sync/ports.ts';
import { syncAddress, webSocketChannel } from '#sync/webSocketChannel.ts';
import { startPhone, type Phone } from './enginePhone.ts';
import { fastTimer } from './fastTimer.ts';
import { putBack, runHubCommand, startHub, type HubProcess } from './hubProcess.ts';
import { switchedLine, type SwitchedLine } from './switchedLine.ts';

export const passphrase = 'haselnussbraun';
export const soon = { timeout: 20_000, interval: 50 };

/** Whether it still runs, and by how many milliseconds it is ahead. */
type Clock = { is: boolean; ahead?: number };
/** Somebody's phone with its own way to the hub. */
export type Village = { phone: Phone; line: SwitchedLine; alive: Clock; readonly database: Database; readonly device: DeviceId; readonly member: MemberId };
/** A team around a real hub: Mara leads, Kim is going to be removed. */
export type LeavingTeam = {
  team(): Promise<{ readonly mara: Village; readonly kim: Village; readonly known: ContactId }>;
  joining(host: Phone, name: string): Promise<Village>;
  /** The app is gone, at whatever it was, and opened again, without a network: all that is left is the disk. Its timers run so many times as fast. */
  restart(village: Village, speed?: number): Promise<void>;
  /** Works without a network: a new contact, a talk with a known one, a change. */
  workApart(village: Village, known: ContactId): Promise<{ readonly fresh: ContactId; readonly talk: TalkId }>;
  /** Another phone with what lay on this one's disk: a copied profile, or a backup put back. Locked, without reception. */
  copied(village: Village, disk: Database): Promise<Village>;
  hub(): HubProcess;
  /** A backup of the hub's database, while it runs. */
  backUp(): Promise<void>;
  /** The hub is stopped, the backup put back, and the hub started again. */
  putBack(): Promise<void>;
  end(): Promise<void>;
};
type World = { hub: HubProcess; readonly folder: string; readonly random: Random; readonly speed: number; readonly phones: Phone[]; readonly clocks: Clock[] };

/** `speed`: how many times as fast as the clock the timers run. */
export async function leavingTeam(random: Random, speed = 20): Promise<LeavingTeam> {
  const folder = mkdtempSync(join(tmpdir(), 'anlauf-'));
  const world: World = { hub: await startHub({ dataDir: folder }), folder, random, speed, phones: [], clocks: [] };
  return {
    team: () => team(world),
    joining: (host, name) => joining(world, host, name),
    restart: (village, speed) => restart(world, village, speed),
    copied: (village, database) => copied(world, village, database),
    workApart: (village, known) => workApart(world, village, known),
    hub: () => world.hub,
    async backUp() {
      expect((await runHubCommand(folder, ['backup', join(folder, 'copy.sqlite')])).code).toBe(0);
    },
    putBack: () => whileStopped(world, () => putBack(folder, join(folder, 'copy.sqlite'))),
    async end() {
      for (const phone of world.phones) await phone.stop();
      // Nothing more happens on a phone that was put away.
      for (const clock of world.clocks) clock.is = false;
      await world.hub.kill('SIGKILL');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function whileStopped(world: World, act: () => Promise<void>): Promise<void> {
  await world.hub.kill();
  await act();
  world.hub = await startHub({ dataDir: world.folder, port: world.hub.port });
}

function newLine({ hub }: World): SwitchedLine {
  return switchedLine(webSocketChannel(syncAddress(hub.address)));
}

type Part = { readonly database: Database; readonly line: SwitchedLine; readonly alive: Clock };

/** Erasing goes by the databases' names, and all phones here share one browser: none may have the app's. */
function newPart(world: World, name: string): Part {
  return { database: openDatabase(`${name}-${newId(world.random)}`), line: newLine(world), alive: { is: true } };
}

async function start({ hub, random, speed: usual, phones, clocks }: World, name: string, { database, line, alive }: Part, speed = usual): Promise<Phone> {
  const timer: Timer = (ms, task) => fastTimer(speed)(ms, () => { if (alive.is) task(); });
  const started = await startPhone(name, hub.address, random, database, { timer, open: line.open, now: () => Date.now() + (alive.ahead ?? 0) });
  phones.push(started);
  clocks.push(alive);
  return started;
}

async function restart(world: World, village: Village, speed?: number): Promise<void> {
  village.alive.is = false;
  village.line.off();
  world.phones.splice(world.phones.indexOf(village.phone), 1);
  village.line = newLine(world);
  village.line.off();
  village.alive = { is: true };
  village.phone = await start(world, 'again', village, speed);
}

async function copied(world: World, village: Village, database: Database): Promise<Village> {
  const part = { database, line: newLine(world), alive: { is: true } };
  part.line.off();
  return { ...village, ...part, phone: await start(world, 'copy', part) };
}

async function villageOf(phone: Phone, part: Part): Promise<Village> {
  const row = await readDevice(part.database);
  if (!row) throw new Error('no device');
  return { phone, ...part, device: row.device, member: row.member };
}

async function joining(world: World, host: Phone, name: string): Promise<Village> {
  const invite = await host.engine.invite({ days: 1 });
  if (!invite.ok) throw new Error(invite.refusal);
  const part = newPart(world, name);
  const joined = await start(world, name, part);
  await joined.engine.join({ link: invite.value.link, ownName: name, passphrase });
  await host.until(() => host.members().includes(name));
  await expect.poll(() => joined.status().waiting, soon).toBe(0);
  return villageOf(joined, part);
}

async function workApart({ random }: World, { phone, line }: Village, known: ContactId): Promise<{ readonly fresh: ContactId; readonly talk: TalkId }> {
  line.off();
  const [fresh, talk] = [newId<ContactId>(random), newId<TalkId>(random)];
  const logged = { on: phone.today, channel: 'visit', outcome: 'interested', covered: [], notes: '' } as const;
  expect((await phone.engine.run({ do: 'createContact', id: fresh, contact: { name: 'Ada Neu' } })).ok).toBe(true);
  expect((await phone.engine.run({ do: 'logTalk', id: talk, with: { contact: known }, talk: logged })).ok).toBe(true);
  const seen = (await phone.engine.contact(fresh))?.heads.phones ?? [];
  expect((await phone.engine.run({ do: 'editContact', id: fresh, edits: [{ field: 'phones', value: ['03023125100'], seen }] })).ok).toBe(true);
  return { fresh, talk };
}

async function team(world: World): Promise<{ readonly mara: Village; readonly kim: Village; readonly known: ContactId }> {
  const part = newPart(world, 'office');
  const founder = await start(world, 'office', part);
  await founder.engine.found({ code: world.hub.code ?? '', spaceName: 'Harz', ownName: 'Mara', passphrase });
  const known = newId<ContactId>(world.random);
  await founder.engine.run({ do: 'createContact', id: known, contact: { name: 'Jörg Müller' } });
  const kim = await joining(world, founder, 'Kim');
  await kim.phone.until(() => kim.phone.row(known) !== undefined);
  return { mara: await villageOf(founder, part), kim, known };
}

/** The removed device has erased itself and says so. */
export async function gone(phone: Phone): Promise<void> {
  await expect.poll(() => phone.session().at, soon).toBe('gone');
}
