import { afterEach, beforeEach, expect, test } from 'vitest';
import { newId, type CommitmentId, type CommitteeId, type EventId } from '#base/ids.ts';
import type { Command } from '#domain/command.ts';
import type { Phone } from '../support/enginePhone.ts';
import { gone, leavingTeam, passphrase, soon, type LeavingTeam, type Village } from '../support/leavingTeam.ts';
import { seededRandom } from '../support/random.ts';

const random = seededRandom(241);
const forum = 'committee-forum' as CommitteeId;
const event = newId<EventId>(random);
const points = [{ id: 'programme', title: 'Unser Ortsprogramm', hint: '', link: 'https://example.org/programm', answers: [{ question: 'Muss ich eintreten?', answer: 'Nein.' }] }];
let world: LeavingTeam;

beforeEach(async () => {
  world = await leavingTeam(random);
});
afterEach(() => world.end());

async function does({ phone }: Village, ...commands: readonly Command[]): Promise<void> {
  for (const command of commands) expect(await phone.engine.run(command)).toMatchObject({ ok: true });
}
const ask = ({ member, phone }: Village, what: string): Command => ({ do: 'recordAsk', committee: forum, ask: { on: phone.today, by: member, whom: 'Geschäftsstelle', what } });
/** All of it but where each record is. */
async function planned(phone: Phone): Promise<unknown> {
  const without = ({ receipt: _, ...rest }: { readonly receipt: unknown }) => rest;
  return { commitments: phone.commitments().map(without), supports: (await phone.engine.supports()).map(without), guide: await phone.engine.guideVersions('candidacy') };
}

test('D-241 D-238 an erasure and a removal leave commitments, asks and every version of the guide, with its links and questions, as they were; whoever joins later has all of it', async () => {
  const { mara, kim, known } = await world.team();
  await does(mara,
    { do: 'createCommittees', committees: [{ id: forum, name: 'Landesforum' }] },
    { do: 'createCommitments', commitments: [{ id: newId<CommitmentId>(random), title: 'Konzept schreiben', answerable: { member: kim.member }, due: mara.phone.today }] },
    ask(mara, 'Referent:in für Samstag'),
    { do: 'editSupport', committee: forum, edits: [{ field: 'answer', value: { is: 'partly', text: 'nur online' }, seen: [] }] },
    { do: 'editGuide', points });
  await expect.poll(async () => (await kim.phone.engine.support(forum))?.answer.is, soon).toBe('partly');
  await kim.phone.until(() => kim.phone.guide()[0]?.link === points[0]?.link && kim.phone.commitments().length === 1);
  expect(kim.phone.guide()).toEqual(points);
  await does(kim, ask(kim, 'Räume'), { do: 'completeCommitment', id: kim.phone.commitments()[0]?.id as CommitmentId }, { do: 'editGuide', points: [...points, { id: 'kita', title: 'Kita', hint: '' }] });
  await expect.poll(() => mara.phone.guide().length, soon).toBe(2);
  await expect.poll(async () => (await mara.phone.engine.support(forum))?.asks.length, soon).toBe(2);
  await mara.phone.until(() => mara.phone.commitments()[0]?.state.is === 'done');
  const before = await planned(mara.phone);
  expect(before).toMatchObject({ supports: [{ committee: forum }], guide: [{ points }, {}] });
  expect(await mara.phone.engine.eraseContact(known)).toEqual({ ok: true, value: 'done' });
  await expect.poll(() => mara.phone.row(known), soon).toBeUndefined();
  expect(await planned(mara.phone)).toEqual(before);
  expect(await mara.phone.engine.removeMember(kim.member)).toEqual({ ok: true, value: 'done' });
  const ina = await world.joining(mara.phone, 'Ina');
  await expect.poll(() => planned(ina.phone), soon).toEqual(before);
  await ina.phone.engine.lock();
  expect([await ina.phone.engine.supports(), await ina.phone.engine.support(forum), ina.phone.guide()[0]?.answers]).toEqual([[], null, points[0]?.answers]);
  await ina.phone.engine.unlock(passphrase);
  await expect.poll(() => planned(ina.phone), soon).toEqual(before);
}, 60_000);

test('D-242 D-207 what a removed device left of commitments, of what boards were asked and of open events is told with the names the team knows, and taken over', async () => {
  const { mara, kim } = await world.team();
  const time = { allDay: true, begin: mara.phone.today, end: mara.phone.today } as const;
  await does(mara, { do: 'createCommittees', committees: [{ id: forum, name: 'Landesforum' }] }, { do: 'createEvent', id: event, open: true, event: { title: 'Kreisvorstand', time } });
  await expect.poll(async () => (await kim.phone.engine.event(event))?.event.title, soon).toBe('Kreisvorstand');
  kim.line.off();
  await does(kim,
    ask(kim, 'Räume'),
    { do: 'editSupport', committee: forum, edits: [{ field: 'next', value: { what: 'nachfragen', due: null, responsible: kim.member }, seen: [] }] },
    { do: 'createCommitments', commitments: [{ id: newId<CommitmentId>(random), title: 'Flyer drucken' }] },
    { do: 'editEvent', id: event, edits: [{ field: 'place', value: 'Rathaus', seen: [] }] });
  expect(await mara.phone.engine.removeMember(kim.member)).toEqual({ ok: true, value: 'done' });
  kim.line.on();
  kim.phone.nudge();
  await gone(kim.phone);
  const told = async () => (await mara.phone.engine.rescues()).rescues.flatMap(({ entries }) => entries);
  await expect.poll(async () => (await told()).length, soon).toBe(4);
  const entries = await told();
  expect(new Set(entries.flatMap(({ tellings }) => tellings))).toEqual(new Set([
    { say: 'support', name: 'Landesforum', of: 'asks', what: 'Räume' },
    { say: 'support', name: 'Landesforum', of: 'next', what: 'nachfragen' },
    { say: 'commitment', title: 'Flyer drucken' },
    { say: 'event', name: 'Kreisvorstand', made: false },
  ]));
  expect(await mara.phone.engine.takeOver(kim.device, entries.map(({ id }) => id))).toEqual({ ok: true, value: null });
  await expect.poll(() => mara.phone.engine.support(forum), soon).toMatchObject({ asks: [{ what: 'Räume', by: kim.member }], next: { what: 'nachfragen' } });
  await mara.phone.until(() => mara.phone.commitments().some(({ title }) => title === 'Flyer drucken'));
  await expect.poll(async () => (await mara.phone.engine.event(event))?.event.place, soon).toBe('Rathaus');
}, 60_000);
