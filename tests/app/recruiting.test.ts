import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { newId, type ContactId, type MandateId, type MentorshipId, type NoteId } from '#base/ids.ts';
import type { Command } from '#domain/command.ts';
import type { Phone } from '../support/enginePhone.ts';
import { hubOffice } from '../support/hubOffice.ts';

const at = hubOffice(70);
const { random, phone } = at;
const [kim, jana] = [newId<ContactId>(random), newId<ContactId>(random)];
const [seat, one] = [newId<MandateId>(random), newId<MentorshipId>(random)];

async function must(on: Phone, ...commands: readonly Command[]): Promise<void> {
  for (const command of commands) expect(await on.engine.run(command), command.do).toMatchObject({ ok: true });
}

/** Mara founds, Deniz joins. */
async function team(): Promise<{ readonly mara: Phone; readonly deniz: Phone }> {
  const mara = await phone('mara');
  await mara.engine.found({ code: at.code(), spaceName: 'Kreisverband Harz', ownName: 'Mara', passphrase: 'haselnussbraun' });
  const invited = await mara.engine.invite({ days: 3, roles: ['mentor'] });
  if (!invited.ok) throw new Error(invited.refusal);
  const deniz = await phone('deniz');
  expect(await deniz.engine.join({ link: invited.value.link, ownName: 'Deniz', passphrase: 'sonnenblumenkern' })).toEqual({ ok: true, value: null });
  await mara.until(() => mara.members().length === 2);
  return { mara, deniz };
}

const memberOf = (on: Phone) => {
  const session = on.session();
  if (session.at !== 'unlocked') throw new Error('locked');
  return session.self;
};

test('a seat and a mentorship arrive at the mentor, whose check-in the team sees as done and no word more', async () => {
  const { mara, deniz } = await team();
  const consent = { way: 'spoken', on: mara.today } as const;
  await must(
    mara,
    { do: 'createContact', id: kim, contact: { name: 'Kim', mandates: [{ id: seat, body: 'city-council', group: 'Gemeinsam' }] }, consent },
    { do: 'createContact', id: jana, contact: { name: 'Jana' }, consent },
    { do: 'linkMember', member: memberOf(deniz), contact: kim },
    { do: 'createMentorship', id: one, mentor: kim, mentee: jana, mentorship: { aim: 'Reden üben', rhythm: 'monthly', state: 'agreed', agreedOn: mara.today } },
  );
  await deniz.until(() => deniz.mentorships()[0]?.mentorMember === memberOf(deniz));
  expect(deniz.mandates()).toMatchObject([{ id: seat, contactName: 'Kim', standingAgain: 'open', consent: true }]);
  await mara.until(() => mara.mentorships()[0]?.receipt === 'hub' && mara.mandates()[0]?.receipt === 'hub');

  await must(deniz, { do: 'recordCheckIn', id: newId<NoteId>(random), mentorship: one, on: deniz.today, helpWanted: true, next: null, note: { how: 'Zweifelt sehr', lacks: '', next: '' } });
  await mara.until(() => mara.mentorships()[0]?.checkInCount === 1);
  expect(mara.mentorships()[0]).toMatchObject({ state: 'running', helpWanted: true, lastCheckIn: mara.today, contested: {} });
  expect(JSON.stringify([mara.mentorships(), await mara.engine.contact(jana)])).not.toContain('Zweifelt');

  await must(mara, { do: 'logTalk', id: newId(random), with: { contact: kim }, talk: { on: mara.today, about: 'standing-again', channel: 'phone', outcome: 'agrees', covered: [], notes: '' } });
  await deniz.until(() => deniz.mandates()[0]?.standingAgain === 'stands' && deniz.mandates()[0]?.spokeLast === mara.today);
});

test('the first paint after unlocking has seats and mentorships already; a name that changed is told to both', async () => {
  const mara = await phone('mara');
  await mara.engine.found({ code: at.code(), spaceName: 'Harz', ownName: 'Mara', passphrase: 'haselnussbraun' });
  const consent = { way: 'spoken', on: mara.today } as const;
  await must(
    mara,
    { do: 'createContact', id: kim, contact: { name: 'Kim', mandates: [{ id: seat, body: 'city-council' }] }, consent },
    { do: 'createContact', id: jana, contact: { name: 'Jana' }, consent },
    { do: 'createMentorship', id: one, mentor: kim, mentee: jana, mentorship: { aim: '', rhythm: 'monthly', state: 'requested', agreedOn: null } },
  );
  await must(mara, { do: 'editContact', id: kim, edits: [{ field: 'name', value: 'Kim Lind', seen: (await mara.engine.contact(kim))?.heads.name ?? [] }] });
  await mara.until(() => mara.mandates()[0]?.contactName === 'Kim Lind' && mara.mentorships()[0]?.mentorName === 'Kim Lind');
  await mara.engine.lock();
  const again = await phone('again', { database: mara.database });
  let painted: readonly string[] = [];
  const watching = again.until(() => {
    if (again.mandates().length > 0 && again.mentorships().length > 0 && painted.length === 0) painted = [again.status().opening ? 'before' : 'after', again.mentorships()[0]?.mentorName ?? ''];
    return again.isOpen();
  });
  await again.engine.unlock('haselnussbraun');
  await watching;
  expect(painted).toEqual(['before', 'Kim Lind']);
});
