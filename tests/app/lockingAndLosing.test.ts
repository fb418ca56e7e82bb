import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { newId, type ContactId, type DraftId } from '#base/ids.ts';
import type { Phone } from '../support/enginePhone.ts';
import { hubOffice, passphrase } from '../support/hubOffice.ts';

const at = hubOffice(11);
const { random, phone, founded } = at;

const invited = (office: Phone) => at.joined(office);

test('two people who change the same field apart find both values, and picking one settles it everywhere', async () => {
  const office = await founded();
  const id = newId<ContactId>(random);
  await office.engine.run({ do: 'createContact', id, contact: { name: 'Käthe Süß', phones: ['03023125100'] } });
  const village = await invited(office);
  await village.until(() => village.row(id) !== undefined);
  const seen = (await office.engine.contact(id))?.heads.phones ?? [];
  await Promise.all([
    office.engine.run({ do: 'editContact', id, edits: [{ field: 'phones', value: ['03023125200'], seen }] }),
    village.engine.run({ do: 'editContact', id, edits: [{ field: 'phones', value: ['03023125300'], seen }] }),
  ]);
  await office.until(() => office.row(id)?.contested === true);
  await village.until(() => village.row(id)?.contested === true);
  const choices = (await village.engine.contact(id))?.contested.phones ?? [];
  expect(choices.map((choice) => choice.value)).toEqual(expect.arrayContaining([['+493023125200'], ['+493023125300']]));
  await village.engine.run({ do: 'editContact', id, edits: [{ field: 'phones', value: ['+493023125300'], seen: choices.map((choice) => choice.edit) }] });
  await office.until(() => office.row(id)?.contested === false);
  expect((await office.engine.contact(id))?.contact.phones).toEqual(['+493023125300']);
});

test('what was saved without a hub is delivered while the app is locked', async () => {
  const office = await founded();
  await office.until(() => office.status().waiting === 0 && office.status().connection === 'online');
  await at.shut();
  const id = newId<ContactId>(random);
  expect((await office.engine.run({ do: 'createContact', id, contact: { name: 'Jörg Müller' } })).ok).toBe(true);
  expect(office.row(id)?.receipt).toBe('device');
  await office.engine.lock();
  expect(office.status().waiting).toBe(1);
  await at.reopen();
  office.nudge();
  await office.until(() => office.status().waiting === 0);
  expect(office.session().at).toBe('locked');
});

test('a draft is there after locking and unlocking, and gone with the entry that it became', async () => {
  const office = await founded();
  const draft = newId<DraftId>(random);
  await office.engine.saveDraft({ id: draft, kind: 'contact', value: { name: 'Halb getip' } });
  await office.engine.lock();
  expect(await office.engine.drafts()).toEqual([]);
  await office.engine.unlock(passphrase);
  expect(await office.engine.drafts()).toEqual([{ id: draft, kind: 'contact', value: { name: 'Halb getip' } }]);
  await office.engine.run({ do: 'createContact', id: newId(random), contact: { name: 'Halb getippt' } }, draft);
  expect(await office.engine.drafts()).toEqual([]);
});

test('locking in the middle of work and unlocking at once leaves one writer and every saved record', async () => {
  const office = await founded();
  const ids = Array.from({ length: 12 }, () => newId<ContactId>(random));
  const saving = ids.map((id, index) => office.engine.run({ do: 'createContact', id, contact: { name: `Person ${index}` } }));
  const locking = office.engine.lock();
  const unlocking = office.engine.unlock(passphrase);
  const saved = await Promise.all(saving);
  await locking;
  await unlocking;
  await office.engine.unlock(passphrase);
  await office.until(() => ids.every((id, index) => !saved[index]?.ok || office.row(id) !== undefined));
  expect(saved.some((one) => one.ok)).toBe(true);
});

test('once it is locked nothing of the unlocked app is shown any more, whatever was still under way', async () => {
  const office = await founded();
  const shown: string[] = [];
  void office.until(() => shown.push(office.session().at) < 0);
  const naming = office.engine.run({ do: 'nameSpace', name: 'Harz und Vorland' });
  const locking = office.engine.lock();
  await Promise.all([naming, locking]);
  await office.until(() => office.status().waiting === 0);
  expect(shown).toContain('locked');
  expect(shown.slice(shown.indexOf('locked'))).not.toContain('unlocked');
});

test('whoever locks in the very moment the app opens finds it locked, and can unlock it again', async () => {
  const office = await founded();
  const id = newId<ContactId>(random);
  await office.engine.run({ do: 'createContact', id, contact: { name: 'Jörg Müller' } });
  await office.engine.lock();
  const shown: string[] = [];
  let locking: Promise<void> | null = null;
  void office.until(() => {
    shown.push(office.session().at);
    if (office.session().at === 'unlocked') locking ??= office.engine.lock();
    return false;
  });
  await office.engine.unlock(passphrase);
  await locking;
  expect([office.session().at, await office.engine.contact(id)]).toEqual(['locked', null]);
  expect(shown.slice(shown.indexOf('unlocked')).lastIndexOf('unlocked')).toBe(0);
  locking = Promise.resolve();
  await office.engine.unlock(passphrase);
  await office.until(() => office.session().at === 'unlocked' && office.row(id) !== undefined);
});

test('S-40 whoever locks while a secret is checked finds it locked: the right secret opens nothing then, and opens it afterwards', async () => {
  const office = await founded();
  await office.engine.lock();
  const shown: string[] = [];
  void office.until(() => shown.push(office.session().at) < 0);
  const unlocking = office.engine.unlock(passphrase);
  await office.engine.lock();
  expect(await unlocking).toMatchObject({ refusal: 'not-unlocked' });
  expect([office.session().at, shown.includes('unlocked')]).toEqual(['locked', false]);
  expect(await office.engine.unlock(passphrase)).toEqual({ ok: true, value: null });
  expect(office.session().at).toBe('unlocked');
});

test('a second association can not be put over the one on this device', async () => {
  const office = await founded();
  expect(await office.engine.found({ code: 'x', spaceName: 'Zwei', ownName: 'Mara', passphrase })).toMatchObject({ refusal: 'not-allowed' });
  expect(await office.engine.tryDemo()).toMatchObject({ refusal: 'not-allowed' });
});

test.each([
  [{ code: 'falsch' }, 'code-wrong'],
  [{ spaceName: '  ' }, 'name-missing'],
  [{ passphrase: 'kurz' }, 'passphrase-too-short'],
])('founding with %j is refused as %s and leaves the device empty', async (part, refusal) => {
  const office = await phone('office');
  const refused = await office.engine.found({ code: at.code(), spaceName: 'Harz', ownName: 'Mara', passphrase, ...part });
  expect(refused).toMatchObject({ ok: false, refusal });
  expect(office.session().at).toBe('empty');
});
