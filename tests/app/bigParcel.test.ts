import { afterEach, beforeEach, expect, test } from 'vitest';
import { newId, type ContactId } from '#base/ids.ts';
import { leavingTeam, soon, type LeavingTeam, type Village } from '../support/leavingTeam.ts';
import { seededNumbers, seededRandom } from '../support/random.ts';

const random = seededRandom(45);
let world: LeavingTeam;

beforeEach(async () => {
  // What lies at the hub is fetched once a minute: not twenty times, where that is 16 MiB.
  world = await leavingTeam(random, 1);
});
afterEach(() => world.end());

const IMPORTS = 90;
const AT_ONCE = 25;

/** Imports of notes that can not be packed any smaller: nearly 200 kB each, 18 MB in all. */
async function importsApart({ phone, line }: Village): Promise<void> {
  line.off();
  const chance = seededNumbers(46);
  const notes = (): string => Array.from({ length: 4_000 }, () => String.fromCodePoint(0x4e00 + Math.floor(chance() * 20_000))).join('');
  for (let turn = 0; turn < IMPORTS; turn += 1) {
    const contacts = Array.from({ length: AT_ONCE }, (_, index) => ({ id: newId<ContactId>(random), name: `Nummer ${turn * AT_ONCE + index}`, notes: notes() }));
    expect(await phone.engine.run({ do: 'importContacts', contacts, consent: { way: 'written', on: phone.today } })).toMatchObject({ ok: true });
  }
}

test('Y-26 of more than a hub takes the oldest are handed over and the newest lost: both sides are told how many, and it stays told until somebody has read it', async () => {
  const { mara: { phone: mara }, kim } = await world.team();
  await importsApart(kim);
  await mara.engine.removeMember(kim.member);
  kim.line.on();
  kim.phone.nudge();
  await kim.phone.until(() => kim.phone.session().at === 'gone');
  const session = kim.phone.session();
  if (session.at !== 'gone') throw new Error(session.at);
  const { entries, lost } = session;
  expect(entries + lost.tooMany).toBe(IMPORTS);
  expect(lost.tooMany).toBeGreaterThan(0);
  expect(lost.tooMany).toBeLessThan(IMPORTS / 5);

  const [rescue] = (await mara.engine.rescues()).rescues;
  expect(rescue?.lost).toEqual(lost);
  expect(mara.rescues()).toEqual([{ device: kim.device, name: 'Kim', self: false, count: entries, lost: lost.tooMany }]);
  const ids = rescue?.entries.map(({ id }) => id) ?? [];
  expect(rescue?.entries[0]?.tellings[0]).toEqual({ say: 'contact', name: 'Nummer 0' });
  expect(await mara.engine.dropRescue(kim.device, ids)).toEqual({ ok: true, value: null });
  expect(mara.rescues()).toMatchObject([{ count: 0, lost: lost.tooMany }]);
  expect(await mara.engine.dropRescue(kim.device, [])).toEqual({ ok: true, value: null });
  await expect.poll(() => mara.engine.rescues(), soon).toEqual({ rescues: [], asked: true });
}, 180_000);
