import 'fake-indexeddb/auto';
import { beforeEach, expect, test } from 'vitest';
import { newId, type ContactId, type DraftId } from '#base/ids.ts';
import type { OpenChannel } from '#sync/ports.ts';
import type { Phone } from '../support/enginePhone.ts';
import { hubOffice, passphrase } from '../support/hubOffice.ts';

let hasReception = true;
const at = hubOffice(27);
const { random, phone } = at;

beforeEach(() => {
  hasReception = true;
});
function sometimes(): OpenChannel {
  const link = at.network();
  return (events) => {
    if (hasReception) return link(events);
    setImmediate(() => events.closed(1006));
    return { send: () => undefined, close: () => undefined };
  };
}
const founded = () => at.founded({ open: sometimes() });
const joined = (office: Phone) => at.joined(office);
async function contact(by: Phone, name: string): Promise<ContactId> {
  const id = newId<ContactId>(random);
  expect((await by.engine.run({ do: 'createContact', id, contact: { name } })).ok).toBe(true);
  return id;
}
async function offline(one: Phone): Promise<void> {
  hasReception = false;
  await one.engine.lock();
  await one.engine.unlock(passphrase);
  await one.until(() => !one.status().opening);
}

test('D-28 a contact that Leitung erases is gone from every list, and who did it when is told without a name', async () => {
  const office = await founded();
  const village = await joined(office);
  const [gone, stays] = [await contact(office, 'Jörg Müller'), await contact(office, 'Käthe Süß')];
  await village.until(() => village.row(gone) !== undefined && village.row(stays) !== undefined);
  await village.engine.saveDraft({ id: newId<DraftId>(random), kind: 'talk', value: { contact: gone } });
  expect(await village.engine.eraseContact(gone)).toEqual({ ok: false, refusal: 'not-allowed' });
  expect(await office.engine.eraseContact(gone)).toEqual({ ok: true, value: 'done' });
  for (const one of [office, village]) {
    await one.until(() => one.row(gone) === undefined && one.row(stays) !== undefined);
    await one.until(() => one.erasures().some(({ at }) => at === 'done'));
    expect([await one.engine.contact(gone), one.erasures().map(({ at }) => at)]).toEqual([null, ['done']]);
  }
  await expect.poll(() => village.engine.drafts(), { timeout: 20_000 }).toEqual([]);
  await expect.poll(async () => {
    await village.engine.refreshErasures();
    return village.erasures().map((one) => one.at === 'done' && [one.by, one.devices]);
  }, { timeout: 20_000 }).toEqual([[(office.session() as { self?: string }).self, { done: 2, of: 2 }]]);
  await village.engine.lock();
  await village.engine.unlock(passphrase);
  await village.until(() => village.row(stays) !== undefined && !village.status().opening);
  expect(village.row(gone)).toBeUndefined();
});

test('D-28 without the hub an erasure waits visibly, over locking as well, and is carried out at the next connection', async () => {
  const office = await founded();
  const gone = await contact(office, 'Jörg Müller');
  await office.until(() => office.row(gone)?.receipt === 'hub');
  await offline(office);
  expect(await office.engine.eraseContact(gone)).toEqual({ ok: true, value: 'waiting' });
  expect(office.erasures()).toMatchObject([{ at: 'waiting', contact: gone, refusal: null }]);
  expect(office.row(gone)).toBeDefined();
  await offline(office);
  await office.until(() => office.erasures().some(({ at }) => at === 'waiting'));
  hasReception = true;
  office.nudge();
  await office.until(() => office.erasures().every(({ at }) => at === 'done') && office.row(gone) === undefined);
  expect(office.erasures().map(({ at }) => at)).toEqual(['done']);
  expect(await office.database.erasures.count()).toBe(0);
}, 30_000);

test('D-28 a waiting erasure can be taken back, and then nobody is erased', async () => {
  const office = await founded();
  const kept = await contact(office, 'Jörg Müller');
  await office.until(() => office.row(kept)?.receipt === 'hub');
  await offline(office);
  await office.engine.eraseContact(kept);
  await office.engine.eraseContact(kept);
  const [waiting, ...others] = office.erasures();
  expect(others).toEqual([]);
  expect(await office.engine.cancelErasure(waiting?.id ?? '')).toEqual({ ok: true, value: null });
  expect([office.erasures(), await office.database.erasures.count()]).toEqual([[], 0]);
  hasReception = true;
  office.nudge();
  await office.until(() => office.status().connection === 'online');
  const after = await contact(office, 'Käthe Süß');
  await office.until(() => office.row(after)?.receipt === 'hub');
  expect(office.row(kept)).toBeDefined();
}, 30_000);

test('the demonstration erases nobody: it has no hub, and is gone as a whole in one tap', async () => {
  const trying = await phone('trying');
  await trying.engine.tryDemo();
  await trying.until(() => trying.rows().length >= 55);
  const [first] = trying.rows();
  expect(await trying.engine.eraseContact(first?.id as ContactId)).toEqual({ ok: false, refusal: 'demo-has-no-hub' });
});
