import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { MentorshipId } from '#base/ids.ts';
import type { Phone } from '../support/enginePhone.ts';
import { copyDisk } from '../support/copyDisk.ts';
import { checkIn, mentorTeam, must, passphrase, soon, type MentorTeam } from '../support/mentorTeam.ts';
import { seededRandom } from '../support/random.ts';

const random = seededRandom(94);
let team: MentorTeam;

beforeEach(async () => {
  team = await mentorTeam(random);
});
afterEach(() => team.end());

const words = async (phone: Phone, id: MentorshipId) => (await phone.engine.mentorship(id))?.notes?.map(({ how }) => how).toSorted();
const says = (phone: Phone, id: MentorshipId, how: string) => must(phone.engine.run(checkIn(random, phone, id, { note: { how } })));

test('Y-45 a mentor’s phone that was set back brings its confidential notes along into their own circle, each once', async () => {
  const mara = await team.founds();
  const bo = await team.joins(mara, 'Bo');
  const id = await team.agreed(mara, bo);
  await expect.poll(async () => (await bo.phone.engine.mentorship(id))?.where, soon).toBe('open');
  await says(bo.phone, id, 'vorher');
  await expect.poll(() => bo.phone.status().waiting, soon).toBe(0);
  const backup = await copyDisk(bo.phone.database);
  await says(bo.phone, id, 'nach der Sicherung');
  await expect.poll(async () => (await mara.phone.engine.mentorship(id))?.checkInCount, soon).toBe(2);
  await expect.poll(() => bo.phone.status().waiting, soon).toBe(0);
  await bo.phone.stop();
  bo.line.off();
  const copy = await team.copied(bo, backup);
  await must(copy.engine.unlock(passphrase));
  await copy.until(copy.isOpen);
  await says(copy, id, 'nur hier');
  bo.line.on();
  copy.nudge();
  await expect.poll(() => copy.status().connection, soon).toBe('superseded');
  await must(copy.engine.becomeNewDevice());
  await expect.poll(() => words(copy, id), soon).toEqual(['nach der Sicherung', 'nur hier', 'vorher']);
  await expect.poll(async () => (await mara.phone.engine.mentorship(id))?.checkInCount, soon).toBe(3);
  await expect.poll(() => copy.database.rescues.count(), soon).toBe(0);
  expect(await mara.phone.engine.mentorship(id)).toMatchObject({ notes: null });
}, 120_000);
