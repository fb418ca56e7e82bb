import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { newId, type ContactId, type TalkId } from '#base/ids.ts';
import { hubOffice } from '../support/hubOffice.ts';

const at = hubOffice(7);
const { random, phone } = at;

test('a talk logged by a canvasser who joined by link arrives at the founder, and its receipt turns', async () => {
  const office = await phone('office');
  const founded = await office.engine.found({ code: at.code(), spaceName: 'Kreisverband Harz', ownName: 'Mara', passphrase: 'haselnussbraun' });
  expect(founded).toEqual({ ok: true, value: null });
  const id = newId<ContactId>(random);
  const created = await office.engine.run({ do: 'createContact', id, contact: { name: 'Jörg Müller', phones: ['03023125100'] } });
  expect(created.ok).toBe(true);
  await office.until(() => office.row(id)?.receipt === 'hub');

  const invited = await office.engine.invite({ days: 3 });
  if (!invited.ok) throw new Error(invited.refusal);
  const village = await phone('village');
  const joined = await village.engine.join({ link: invited.value.link, ownName: 'Deniz', passphrase: 'sonnenblumenkern' });
  expect(joined).toEqual({ ok: true, value: null });
  await village.until(() => village.row(id)?.name === 'Jörg Müller');

  const talk = newId<TalkId>(random);
  const logged = await village.engine.run({
    do: 'logTalk', id: talk, with: { contact: id },
    talk: { on: village.today, channel: 'visit', outcome: 'interested', covered: ['programme'], notes: '' },
  });
  expect(logged.ok).toBe(true);
  await office.until(() => office.row(id)?.lastTalk === village.today);
  await village.until(() => village.status().waiting === 0 && village.row(id)?.receipt === 'hub');
  expect(office.members()).toEqual(['Deniz', 'Mara']);
});

test('after locking, the passphrase opens the same records and a wrong one opens nothing', async () => {
  const office = await phone('office');
  await office.engine.found({ code: at.code(), spaceName: 'Harz', ownName: 'Mara', passphrase: 'haselnussbraun' });
  const id = newId<ContactId>(random);
  await office.engine.run({ do: 'createContact', id, contact: { name: 'Käthe Süß' } });
  await office.engine.lock();
  expect(office.session().at).toBe('locked');
  expect(await office.engine.unlock('haselnussbraum')).toMatchObject({ ok: false, refusal: 'wrong-passphrase' });
  expect(await office.engine.unlock('haselnussbraun')).toEqual({ ok: true, value: null });
  await office.until(() => office.row(id)?.name === 'Käthe Süß');
});

test('the demonstration stands without a hub and is gone in one tap', async () => {
  const trying = await phone('trying');
  let first: number | null = null;
  const watching = trying.until(() => {
    if (trying.isOpen()) first ??= trying.rows().length;
    return first !== null;
  });
  expect(await trying.engine.tryDemo()).toEqual({ ok: true, value: null });
  await watching;
  expect(first, 'contacts when it first counts as open: it never looks empty').toBeGreaterThanOrEqual(55);
  await trying.until(() => trying.rows().length >= 55);
  expect(await trying.engine.invite({ days: 3 })).toMatchObject({ ok: false, refusal: 'demo-has-no-hub' });
  await trying.engine.eraseDevice();
  expect(trying.session()).toEqual({ at: 'empty' });
});
