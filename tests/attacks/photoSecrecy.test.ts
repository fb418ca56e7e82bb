import 'fake-indexeddb/auto';
import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { concatBytes, fromBase64Url, utf8, type Bytes } from '#base/bytes.ts';
import { filesOf, latin1, wordsFound, type Place } from '../support/appStores.ts';
import { fastTimer } from '../support/fastTimer.ts';
import { agreementOn, begins, somebody } from '../support/feePhones.ts';
import { hubWorld, type HubWorld } from '../support/hubWorld.ts';
import { lookAt, signWithPhoto, standing } from '../support/photoPhones.ts';
import { seededRandom } from '../support/random.ts';
import { readableOn } from '../support/readable.ts';
import { foundedPhone, inviteFrom, joinedPhone, type SpacePhone } from '../support/spacePhone.ts';

const random = seededRandom(98);
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
  if (typeof value === 'object' && value !== null) return Object.values(value).map(wordsOf).join('\n');
  return latin1(Buffer.from(String(value)));
}
const tablesOf = ({ database }: SpacePhone): Promise<readonly Place[]> => Promise.all(database.tables.map(async (table) => ({ where: `table ${table.name}`, text: wordsOf(await table.toArray()) })));
async function atHub(): Promise<readonly Place[]> {
  const { dataDir } = world.hub;
  const database = new DatabaseSync(join(dataDir, 'hub.sqlite'), { readOnly: true });
  const names = database.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").all().map(({ name }) => String(name));
  const tables = names.map((name) => ({ where: `hub ${name}`, text: wordsOf(database.prepare(`SELECT * FROM "${name}"`).all()) }));
  database.close();
  return [...(await filesOf(dataDir)), ...tables];
}

test('C-73 S-45 neither a picture nor its key is at the hub, on another canvasser’s phone or readable on a locked one; Leitung sees it', async () => {
  const canary = 'Kanarienvogel auf Papier';
  const picture: Bytes = concatBytes(...Array.from({ length: 12_000 }, () => utf8(canary)));
  const id = await begins(random, anna, await somebody(random, anna));
  const file = await signWithPhoto(random, anna, id, picture);
  await expect.poll(() => standing(anna, id, file), soon).toBe('whole, hub');
  await expect.poll(async () => (await agreementOn(lead, id)) !== null && (await standing(lead, id, file)), soon).toBe('whole, hub');
  for (const phone of phones) await phone.space.circles.checkpoint('now');
  const words = [canary, file.key, latin1(fromBase64Url(file.key)!)];
  expect(wordsFound(await atHub(), words), 'at the hub').toEqual([]);
  expect(wordsFound([...(await tablesOf(bela)), ...(await readableOn(bela))], words), 'on another canvasser’s phone').toEqual([]);
  for (const phone of [anna, lead]) expect(wordsFound(await tablesOf(phone), words), 'on a disk as it lies there').toEqual([]);
  // The same search finds the key where it belongs, and the sealed chunks at the hub.
  expect(wordsFound(await readableOn(anna), [file.key]).length).toBeGreaterThan(0);
  expect(wordsFound(await atHub(), [file.id]).length).toBeGreaterThan(0);
  const seen = await lookAt(lead, id, file);
  expect(seen.at === 'whole' && latin1(seen.picture.bytes).startsWith(canary)).toBe(true);
  expect(await bela.database.chunks.count()).toBe(0);
}, 60_000);
