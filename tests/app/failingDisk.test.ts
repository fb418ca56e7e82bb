import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { newId, type ContactId, type DraftId } from '#base/ids.ts';
import { startPhone, type Phone } from '../support/enginePhone.ts';
import { seededRandom } from '../support/random.ts';

const random = seededRandom(23);
let phone: Phone;

beforeEach(async () => {
  phone = await startPhone('full', 'http://localhost:9', random);
  await phone.engine.tryDemo();
  await phone.until(() => phone.rows().length > 0);
});
afterEach(async () => {
  await phone.engine.eraseDevice();
  await phone.stop();
});

/** From now on the disk refuses every new entry, as a full phone does; answers how to make room. */
function fillDisk(errorName: string): () => void {
  const refuse = (): never => {
    throw new DOMException('no room', errorName);
  };
  phone.database.entries.hook('creating', refuse);
  return () => phone.database.entries.hook('creating').unsubscribe(refuse);
}

test.each([
  ['QuotaExceededError', 'storage-full'],
  ['UnknownError', 'not-saved'],
])('where the disk answers %s the screen is told %s, nothing looks saved, the draft stays, and later it saves', async (error, refusal) => {
  const draft = newId<DraftId>(random);
  await phone.engine.saveDraft({ id: draft, kind: 'contact', value: { name: 'Ruth Niemand' } });
  const before = phone.rows().length;
  const waitingBefore = phone.status().waiting;
  const makeRoom = fillDisk(error);
  const id = newId<ContactId>(random);
  expect(await phone.engine.run({ do: 'createContact', id, contact: { name: 'Ruth Niemand' } }, draft)).toMatchObject({ ok: false, refusal });
  expect(await phone.engine.contact(id)).toBeNull();
  expect(phone.rows()).toHaveLength(before);
  expect(phone.status().waiting).toBe(waitingBefore);
  expect(await phone.engine.drafts()).toHaveLength(1);
  makeRoom();
  expect((await phone.engine.run({ do: 'createContact', id, contact: { name: 'Ruth Niemand' } }, draft)).ok).toBe(true);
  expect(phone.row(id)?.name).toBe('Ruth Niemand');
  expect(await phone.engine.drafts()).toEqual([]);
});
