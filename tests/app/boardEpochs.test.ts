import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { BOARD, newId, type CommitteeId, type EventId } from '#base/ids.ts';
import type { LocalDate } from '#base/localDate.ts';
import { calendarRoom } from '#app/calendarRoom.ts';
import { lockedCalendar, openCalendar } from '#app/calendarSource.ts';
import { eventViews } from '#doc/events.ts';
import { circleStore } from '#store/circleStore.ts';
import { openOffice, unfoundedFile, type Founded, type Office } from '../convergence/office.ts';
import { fastTimer } from '../support/fastTimer.ts';
import { seededRandom } from '../support/random.ts';
import { must } from '../support/rosterActs.ts';
import { foundedPhone, inviteFrom, joinedPhone, type SpacePhone } from '../support/spacePhone.ts';

const random = seededRandom(76);
const soon = { timeout: 40_000, interval: 20 };
const address = { address: 'http://here' };
const day = '2026-12-01' as LocalDate;
let founded: Founded & { readonly code: string };
let hub: Office;
const phones: SpacePhone[] = [];

beforeEach(async () => {
  founded = await unfoundedFile(random);
  hub = openOffice(founded, random);
});
afterEach(async () => {
  for (const phone of phones.splice(0)) await phone.space.close();
  await hub.close();
  founded.remove();
});

const options = { open: ((events) => hub.open(events)) as Office['open'], timer: fastTimer(20), now: () => Math.round(performance.now() * 1_000) };
async function office(): Promise<SpacePhone> {
  const phone = await foundedPhone('office', address, founded.code, random, options);
  phones.push(phone);
  return phone;
}
async function joined(name: string, by: SpacePhone): Promise<SpacePhone> {
  const phone = await joinedPhone(name, address, await inviteFrom(by), random, options);
  phones.push(phone);
  return phone;
}
async function meets({ space }: SpacePhone, title: string): Promise<EventId> {
  const id = newId<EventId>(random);
  must(await space.run({ do: 'createEvent', id, open: true, event: { title, time: { allDay: true, begin: day, end: day }, repeats: 'FREQ=WEEKLY' } }, null));
  return id;
}
const titles = (phone: SpacePhone) => eventViews(phone.space.circles.board.doc(), 'event').map(({ event }) => event.title).toSorted();

test('C-36 C-78 the board’s events go with it from epoch to epoch, on every phone and for whoever joins; locked they are read from the epoch’s beginning and what came since', async () => {
  const lead = await office();
  const anna = await joined('Anna', lead);
  must(await lead.space.run({ do: 'createCommittee', id: 'committee-1' as CommitteeId, committee: { name: 'Forum' } }, null));
  const id = await meets(lead, 'Vorstand');
  await meets(anna, 'Fraktion');
  await expect.poll(() => [lead, anna].map(titles), soon).toEqual([['Fraktion', 'Vorstand'], ['Fraktion', 'Vorstand']]);
  await expect.poll(() => [lead, anna].map(({ space }) => space.receipts.waiting()), soon).toEqual([0, 0]);
  expect(await lead.space.epochs?.open({ circle: BOARD, reason: 'compaction', erase: () => [] })).toEqual({ ok: true, value: null });
  await expect.poll(() => [lead, anna].map(({ space }) => space.circles.board.log().epoch), soon).toEqual([2, 2]);
  must(await anna.space.run({ do: 'changeOccurrence', id, at: '2026-12-08' as LocalDate, to: null, seen: [] }, null));
  anna.space.nudge();
  const cem = await joined('Cem', lead);
  await expect.poll(() => [lead, anna, cem].map((phone) => eventViews(phone.space.circles.board.doc(), 'event').find(({ event }) => event.id === id)?.event.changes), soon).toEqual(Array.from({ length: 3 }, () => [['2026-12-08', null]]));
  for (const phone of [lead, cem]) {
    const locked = calendarRoom(() => lockedCalendar(phone.deps, { row: phone.unlocked.row, store: circleStore(phone.database, phone.lease) }));
    const open = calendarRoom(() => openCalendar(phone.unlocked, phone.space));
    const [from, to] = [day, '2026-12-31' as LocalDate];
    expect((await locked.occurrences(from, to)).map(({ title, at }) => `${at} ${title}`)).toEqual((await open.occurrences(from, to)).map(({ title, at }) => `${at} ${title}`));
    expect((await locked.committees()).map(({ name }) => name)).toEqual(['Forum']);
  }
}, 90_000);

test('C-78 where the phone’s log does not answer, what the cache kept is shown while locked', async () => {
  const lead = await office();
  await meets(lead, 'Vorstand');
  await lead.space.board.keep();
  expect(lead.space.board.kept()).not.toBe('failed');
  const silent = async (): Promise<never> => {
    throw new Error('no answer');
  };
  const store = { ...circleStore(lead.database, lead.lease), checkpoint: silent, entriesAfter: silent, begunEpoch: silent, unconfirmedRecords: silent };
  const locked = calendarRoom(() => lockedCalendar(lead.deps, { row: { ...lead.unlocked.row }, store }));
  expect((await locked.occurrences(day, day)).map(({ title }) => title)).toEqual(['Vorstand']);
});
