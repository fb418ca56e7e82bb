import 'fake-indexeddb/auto';
import { beforeAll, expect, test } from 'vitest';
import { BOARD, TEAM } from '#base/ids.ts';
import type { Entry } from '#wire/entry.ts';
import type { FromHub } from '#wire/messages.ts';
import type { Phone } from '../support/enginePhone.ts';
import { fastTimer } from '../support/fastTimer.ts';
import { hostileLine, type HostileLine, type Twist } from '../support/hostileLine.ts';
import { hubOffice } from '../support/hubOffice.ts';
import { must } from '../support/rosterActs.ts';

const at = hubOffice(667, 'file');
const { random } = at;
const soon = { timeout: 15_000 };
let mara: Phone;
let ben: Phone;
let line: HostileLine;
let rounds = 0;

beforeAll(async () => {
  line = hostileLine(at.network());
  mara = await at.founded({ timer: fastTimer(4) });
  ben = await at.joined(mara, 'Ben', { open: line.open, timer: fastTimer(4) });
  await ben.until(() => ben.status().connection === 'online' && ben.status().waiting === 0);
}, 120_000);

const points = (phone: Phone) => phone.guide().map(({ title }) => title);
/** The hub answers in order: everything it said before has been heard. */
async function settles(): Promise<void> {
  await ben.until(() => ben.status().connection === 'online');
  await ben.engine.refreshTeam();
}
/** Mara words the guide anew, and Ben hears of it from an honest hub. */
async function worded(meanwhile: (title: string) => Promise<void> = async () => undefined): Promise<void> {
  rounds += 1;
  const title = `Punkt ${rounds}`;
  must(await mara.engine.run({ do: 'editGuide', points: [{ id: `point-${rounds}`, title, hint: '' }] }));
  await mara.until(() => mara.status().waiting === 0);
  await meanwhile(title);
  line.twist = null;
  line.hangUp();
  ben.nudge();
  await expect.poll(() => [points(ben), ben.status().waiting, ben.status().connection], soon).toEqual([[title], 0, 'online']);
}
const ofBoard = (change: (entries: readonly Entry[]) => readonly Entry[]): Twist => (message) => [message.is === 'page' && message.circle === BOARD ? { ...message, entries: change(message.entries) } : message];

test.each<[string, (entry: Entry) => Entry]>([
  ['altered by a bit', (entry) => ({ ...entry, body: entry.body.with(5, (entry.body[5] ?? 0) ^ 1) })],
  ['cut short', (entry) => ({ ...entry, body: entry.body.slice(0, -1) })],
  ['with another body', (entry) => ({ ...entry, body: random(entry.body.length) })],
])('C-5 what comes for the open board %s is set aside and said so, and the true one is still taken', async (_, forge) => {
  const [before, already] = [points(ben), ben.status().setAside];
  line.twist = ofBoard((entries) => entries.map(forge));
  await worded(async () => {
    await ben.until(() => ben.status().setAside > already);
    expect(points(ben)).toEqual(before);
  });
  await expect.poll(() => ben.status().setAside, soon).toBe(already);
});

test('Y-5 what is withheld of the board is missing and nothing else, and comes as soon as the hub is honest', async () => {
  const before = points(ben);
  line.twist = ofBoard(() => []);
  await worded(async () => {
    await settles();
    expect(points(ben)).toEqual(before);
  });
});

test('C-10 the board’s pages doubled, told again later, or in the wrong order change nothing', async () => {
  const told: FromHub[] = [];
  line.twist = (message) => {
    if (message.is !== 'page' || message.circle !== BOARD) return [message];
    told.push(message);
    return [message, ...told.toReversed(), message];
  };
  await worded((title) => expect.poll(() => points(ben), soon).toEqual([title]));
  line.twist = ofBoard((entries) => entries.toReversed());
  await worded(settles);
});

test('Y-4 a board that is rolled back, whose heads are forged, takes nothing from who has it', async () => {
  await worded();
  for (const lie of [(): number => 0, (number: number): number => number + 9]) {
    line.twist = (message) => (message.is === 'heads' && message.circle === BOARD ? [{ ...message, heads: message.heads.map((head) => ({ ...head, number: lie(head.number) })).filter(({ number }) => number > 0) }] : [message]);
    line.hangUp();
    ben.nudge();
    await settles();
    expect(points(ben)).toEqual([`Punkt ${rounds}`]);
    await worded(settles);
  }
});

test('C-5 the board’s entries told as the team’s are not taken there', async () => {
  const rows = ben.rows().length;
  line.twist = (message) => (message.is === 'page' && message.circle === BOARD ? [message, { ...message, circle: TEAM, entries: message.entries.map((entry) => ({ ...entry, header: { ...entry.header, circle: TEAM } })) }] : [message]);
  await worded((title) => expect.poll(() => points(ben), soon).toEqual([title]));
  expect([ben.rows().length, ben.members().toSorted()]).toEqual([rows, ['Ben', 'Mara']]);
});
