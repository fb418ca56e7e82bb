import 'fake-indexeddb/auto';
import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import { newId, type DraftId } from '#base/ids.ts';
import { draftDrawer } from '#app/drafts.ts';
import { filesOf, latin1, wordsFound, type Place } from '../support/appStores.ts';
import { fastTimer } from '../support/fastTimer.ts';
import { agreementOn, begins, editing, feesOf, signing, somebody } from '../support/feePhones.ts';
import { hubWorld, type HubWorld } from '../support/hubWorld.ts';
import { memberOf, run } from '../support/mentorPhones.ts';
import { seededRandom } from '../support/random.ts';
import { readableOn } from '../support/readable.ts';
import { must } from '../support/rosterActs.ts';
import { foundedPhone, inviteFrom, joinedPhone, type SpacePhone } from '../support/spacePhone.ts';

const random = seededRandom(96);
const soon = { timeout: 30_000, interval: 20 };
let world: HubWorld;
let lead: SpacePhone;
let anna: SpacePhone;
let bela: SpacePhone;
const phones: SpacePhone[] = [];

beforeEach(async () => {
  world = await hubWorld();
  const options = { timer: fastTimer(20) };
  lead = await foundedPhone('lead', world.hub, world.hub.code ?? '', random, options);
  anna = await joinedPhone('Anna', world.hub, await inviteFrom(lead), random, options);
  bela = await joinedPhone('Bela', world.hub, await inviteFrom(lead), random, options);
  phones.push(lead, anna, bela);
});
afterEach(async () => {
  for (const phone of phones.splice(0)) await phone.space.close();
  await world.stop();
});

function wordsOf(value: unknown): string {
  if (value instanceof Uint8Array) return latin1(value);
  if (typeof value === 'object' && value !== null) return Object.entries(value).map(([key, part]) => `${key} ${wordsOf(part)}`).join('\n');
  return latin1(Buffer.from(String(value)));
}
function tablesOf({ database }: SpacePhone): Promise<readonly Place[]> {
  return Promise.all(database.tables.map(async (table) => ({ where: `table ${table.name}`, text: wordsOf(await table.toArray()) })));
}
/** What the unlocked app of this phone has in memory and can be asked for, and all its disk that its keys open. */
async function everythingOn(phone: SpacePhone): Promise<readonly Place[]> {
  const { space, patches } = phone;
  const documents = space.circles.opened().map((circle) => ({ where: `memory ${circle.log().circle}`, text: latin1(Y.encodeStateAsUpdate(circle.doc())) }));
  const asked = { where: 'asked', text: latin1(Buffer.from(JSON.stringify(await Promise.all((await feesOf(phone).agreements()).map(({ id }) => agreementOn(phone, id)))))) };
  return [...documents, asked, ...(await tablesOf(phone)), ...(await readableOn(phone)), { where: 'screens', text: latin1(Buffer.from(JSON.stringify(patches))) }];
}
async function everythingAtHub(): Promise<readonly Place[]> {
  const { dataDir } = world.hub;
  const database = new DatabaseSync(join(dataDir, 'hub.sqlite'), { readOnly: true });
  const names = database.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").all().map(({ name }) => String(name));
  const tables = names.map((name) => ({ where: `hub ${name}`, text: wordsOf(database.prepare(`SELECT * FROM "${name}"`).all()) }));
  database.close();
  return [...(await filesOf(dataDir)), ...tables];
}
const found = (places: readonly Place[]) => new Set(wordsFound(places, words).map((line) => line.split(' ')[0]));
/** In questions, notes, a reason, a reduction, the signed lines, a half-typed form. */
const words = ['Kanarienvogel', 'Zaunkönig', 'Rotkehlchen', 'Eisvogel', 'Wiedehopf', 'Turmfalke'] as const;

test('C-65 no word or figure of an agreement is at the hub, on another canvasser’s unlocked phone, or on the recorder’s locked one; Leitung has what is theirs to read', async () => {
  const contact = await somebody(random, anna);
  const id = await begins(random, anna, contact, { questions: 'Kanarienvogel singt', notes: 'Zaunkönig fehlt', corrections: [{ figure: 'monthly', amount: 98_765_432 as never, reason: 'Rotkehlchen' }] });
  await run(anna, await editing(anna, id, memberOf(anna), { reductions: [{ id: 'r', label: 'Eisvogel', takes: { off: 'sum', amount: 500 as never }, times: 2 }] }));
  await run(anna, await signing(random, anna, id, ['Wiedehopf']));
  must(await draftDrawer(anna.deps, anna.lease, anna.unlocked.vault).save({ id: newId<DraftId>(random), kind: 'agreement', value: { questions: 'Turmfalke' } }));
  await expect.poll(async () => (await agreementOn(lead, id))?.stage, soon).toBe('signed');
  await expect.poll(() => phones.map((phone) => phone.space.receipts.waiting()), soon).toEqual([0, 0, 0]);
  await expect.poll(() => feesOf(bela).understandings(contact), soon).toMatchObject([{ reached: true }]);
  for (const phone of phones) await phone.space.circles.checkpoint('now');

  expect(found(await everythingAtHub()), 'at the hub').toEqual(new Set());
  expect(found(await everythingOn(bela)), 'on another canvasser’s phone').toEqual(new Set());
  expect(wordsFound(await everythingOn(bela), ['98765432'])).toEqual([]);
  expect(found(await tablesOf(anna)), 'on the recorder’s disk as it lies there').toEqual(new Set());
  // The same search finds them where they belong.
  expect(found(await everythingOn(anna))).toEqual(new Set(words));
  expect(found(await everythingOn(lead))).toEqual(new Set(words.slice(0, 5)));
  expect(wordsFound(await everythingOn(bela), ['Jana Muster']).length).toBeGreaterThan(0);
  expect(wordsFound(await everythingAtHub(), [memberOf(anna)]).length).toBeGreaterThan(0);
}, 60_000);
