import 'fake-indexeddb/auto';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { importedEventId } from '#app/eventIds.ts';
import type { Command } from '#domain/command.ts';
import type { LocalDate } from '#base/localDate.ts';
import { planEvents, type EventPlan, type ImportChoices } from '#domain/icsImport.ts';
import { readCalendar } from '#domain/icsRead.ts';
import { writeEvents } from '#features/calendar/importWriting.ts';
import type { Phone } from '../support/enginePhone.ts';
import { hubOffice } from '../support/hubOffice.ts';
import { must } from '../support/rosterActs.ts';

const at = hubOffice(91);
const internal: ImportChoices = { open: false, committee: null, from: null };
const soon = { timeout: 10_000 };

async function plan(phone: Phone, text: string, choices: ImportChoices): Promise<EventPlan> {
  const read = must(readCalendar(text));
  const named = await Promise.all(read.events.map(async (event) => ({ ...event, id: await importedEventId(event.uid) })));
  return planEvents(named, await phone.engine.imported(), choices);
}

/** Answers what takes it back. */
async function importAll(phone: Phone, text: string, choices: ImportChoices): Promise<readonly Command[]> {
  const { planned } = await plan(phone, text, choices);
  const done = await writeEvents(planned, { run: (command) => phone.engine.run(command), pause: async () => {}, stopped: () => false, progress: () => {} });
  expect(done).toMatchObject({ written: planned.length, refused: [], rest: [], failed: null });
  return done.undo;
}

const file = (name: string) => readFileSync(`tests/fixtures/calendars/${name}.ics`, 'utf8');
const shown = async (phone: Phone) => (await phone.engine.occurrences('2026-01-01' as LocalDate, '2027-12-31' as LocalDate)).map(({ title, firstDay, beginClock, cancelled }) => `${firstDay} ${beginClock} ${title}${cancelled ? ' (cancelled)' : ''}`);

test('D-226 D-228 every file’s events lie in the calendar as one entry, their second import writes nothing, and taken back they are gone', async () => {
  const mara = await at.founded();
  for (const name of ['google', 'apple', 'outlook', 'nextcloud']) {
    const before = await shown(mara);
    const undo = await importAll(mara, file(name), internal);
    expect(undo).toHaveLength(1);
    expect((await shown(mara)).length).toBeGreaterThan(before.length);
    const again = await plan(mara, file(name), internal);
    expect([again.planned.length, again.untouched['newer-here'].length]).toEqual([0, 0]);
    for (const command of undo) must(await mara.engine.run(command));
    expect(await shown(mara)).toEqual(before);
    expect((await plan(mara, file(name), internal)).planned.every(({ is }) => is === 'new')).toBe(true);
  }
});

test('D-226 a day off, one moved and one called off are where the file has them; a change made here outlives an import that did not know it', async () => {
  const mara = await at.founded();
  await importAll(mara, file('google'), { ...internal, open: true });
  expect(await shown(mara)).toEqual(expect.arrayContaining(['2026-10-06 19:00 Landesvorstand: Jour fixe', '2026-10-28 18:00 Landesvorstand: Jour fixe (verlegt)', '2026-11-14  Landesparteitag', '2026-11-20 19:00 Kamingespräch (cancelled)']));
  expect((await shown(mara)).filter((one) => /^2026-10-(13|20|27)/.test(one))).toEqual([]);
  const [day] = (await mara.engine.imported()).filter(({ title }) => title === 'Landesparteitag');
  must(await mara.engine.run({ do: 'editEvent', id: day!.id, edits: [{ field: 'place', value: 'Messehalle', seen: ['born' as never] }] }));
  expect((await plan(mara, file('google'), internal)).untouched['newer-here'].map(({ title }) => title)).toEqual(['Landesparteitag']);
  await importAll(mara, file('google').replaceAll(/SEQUENCE:1$/gm, 'SEQUENCE:9'), internal);
  expect((await mara.engine.event(day!.id))?.event).toMatchObject({ place: '', open: true, origin: { sequence: 9 } });
});

test('D-226 two who import the same file apart have each event once', async () => {
  const mara = await at.founded();
  const ina = await at.joined(mara, 'Ina Beispiel');
  await at.shut();
  for (const phone of [mara, ina]) await importAll(phone, file('outlook'), internal);
  await at.reopen();
  const expected = await shown(mara);
  for (const phone of [mara, ina]) {
    await phone.until(() => phone.status().waiting === 0);
    await expect.poll(() => shown(phone), soon).toEqual(expected);
    expect((await phone.engine.imported()).length).toBe(4);
    expect((await phone.engine.occurrences('2026-01-01' as LocalDate, '2027-12-31' as LocalDate)).some(({ contested }) => contested)).toBe(false);
  }
});
