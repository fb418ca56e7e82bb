import { today } from '#app/clock.ts';
import { addDays } from '#domain/calendar.ts';
import { fullDayWords } from '#features/calendar/dayWords.ts';
import { calendar as m } from '#messages/de/later/calendar.ts';
import { eventForm as f } from '#messages/de/later/eventForm.ts';
import { expect, LAPTOP, mendNetwork, test, type Page } from '../support/app.ts';
import { audit } from '../support/appAudit.ts';
import { save } from '../support/appRecords.ts';
import { everythingIsSafe, found, invite, join, loseNetwork, visit } from '../support/appSteps.ts';
import { createEvent, dayList, openEvent } from '../support/calendarSteps.ts';

const tomorrow = addDays(today(), 1);
const words = m.contestedCard;

async function change(page: Page, label: string, value: string): Promise<void> {
  await page.getByRole('link', { name: m.detail.edit }).click();
  await page.getByLabel(label).fill(value);
  await save(page);
  await expect(page.getByRole('link', { name: m.detail.edit })).toBeVisible();
}

test('two who change one event apart find both values; one who deletes it while the other changes it finds it to settle', async ({ office, newDevice }) => {
  const mara = await newDevice();
  await found(mara, office);
  await createEvent(mara, { title: 'Vorstand', day: tomorrow, place: 'Büro' });
  await everythingIsSafe(mara);
  const ina = await newDevice();
  await join(ina, await invite(mara));
  const both = [mara, ina] as const;
  for (const [page, place] of [[mara, 'Rathaus'], [ina, 'Stadthalle']] as const) {
    await openEvent(page, tomorrow, 'Vorstand');
    await loseNetwork(page);
    await openEvent(page, tomorrow, 'Vorstand');
    await change(page, f.place, place);
  }
  for (const page of both) await mendNetwork(page);
  const card = (page: Page) => page.getByRole('region', { name: words.title(m.fields.place) });
  for (const page of both) await expect(card(page)).toBeVisible();
  await card(ina).getByRole('button', { name: words.pickValue('Stadthalle') }).click();
  for (const page of both) await expect(card(page)).toHaveCount(0);
  await expect(mara.getByRole('link', { name: m.detail.map })).toHaveAttribute('href', /Stadthalle$/);

  for (const page of both) await loseNetwork(page);
  for (const page of both) await openEvent(page, tomorrow, 'Vorstand');
  await change(ina, f.title, 'Vorstand mit Gast');
  await mara.getByRole('button', { name: m.detail.remove }).click();
  await mara.getByRole('alertdialog').getByRole('button', { name: m.removing.confirm }).click();
  await expect(mara.getByText(m.done.removed('Vorstand'))).toBeVisible();
  for (const page of both) await mendNetwork(page);
  await openEvent(mara, tomorrow, 'Vorstand mit Gast');
  const removed = (page: Page) => page.getByRole('region', { name: words.removedTitle });
  for (const page of both) await expect(removed(page)).toBeVisible();
  await removed(mara).getByRole('button', { name: words.keep }).click();
  for (const page of both) await expect(removed(page)).toHaveCount(0);
  await expect(ina.getByText(m.standing.removed, { exact: true })).toHaveCount(0);
});

test('D-198 an event that one puts into the open calendar while another changes it inside stands once, with the change beside it until somebody has carried it over', async ({ office, newDevice }) => {
  const mara = await newDevice();
  await found(mara, office);
  await createEvent(mara, { title: 'Klausur', day: tomorrow, place: 'Büro', open: false });
  await everythingIsSafe(mara);
  const ina = await newDevice({ viewport: LAPTOP });
  await join(ina, await invite(mara));
  const both = [mara, ina] as const;
  for (const page of both) await openEvent(page, tomorrow, 'Klausur');
  for (const page of both) await loseNetwork(page);
  for (const page of both) await openEvent(page, tomorrow, 'Klausur');
  await change(ina, f.place, 'Stadthalle');
  await mara.getByRole('button', { name: m.detail.publish }).click();
  await mara.getByRole('alertdialog').getByRole('button', { name: m.detail.publish }).click();
  await expect(mara.getByText(m.detail.visibleOpen)).toBeVisible();
  for (const page of both) await mendNetwork(page);

  const inside = (page: Page) => page.getByRole('region', { name: words.insideTitle });
  for (const page of both) {
    await expect(inside(page)).toContainText('Stadthalle');
    await expect(page.getByText(m.detail.visibleOpen)).toBeVisible();
    await expect(page.getByRole('link', { name: m.detail.map })).toHaveAttribute('href', /B%C3%BCro$/);
    const look = audit(page);
    await look.look('changed internally as well');
    look.expectNothing();
  }
  await change(ina, f.place, 'Stadthalle');
  await expect(inside(mara)).toBeVisible();
  await inside(ina).getByRole('button', { name: words.insideDrop }).click();
  for (const page of both) {
    await expect(inside(page)).toHaveCount(0);
    await expect(page.getByRole('link', { name: m.detail.map })).toHaveAttribute('href', /Stadthalle$/);
    await openEvent(page, tomorrow, 'Klausur');
    await page.goBack();
    await expect(dayList(page, tomorrow).getByRole('link', { name: 'Klausur', exact: true })).toHaveCount(1);
  }
});

/** Changes one of a series alone. */
async function changeOne(page: Page, day: typeof tomorrow, title: string, to: string): Promise<void> {
  await openEvent(page, day, title);
  await page.getByRole('button', { name: m.detail.edit }).click();
  await page.getByRole('dialog').getByRole('button', { name: m.scope.one(fullDayWords(m, day, today())) }).click();
  await page.getByLabel(f.title, { exact: true }).fill(to);
  await save(page);
  await expect(page.getByRole('heading', { level: 1, name: to })).toBeVisible();
}

test('D-194 of a series two change different ones apart and have nothing to settle; where they change the same one both stand until one is picked, and the series that was moved keeps them', async ({ office, newDevice }) => {
  const mara = await newDevice();
  await found(mara, office);
  const [first = tomorrow, second = tomorrow, third = tomorrow, last = tomorrow] = [0, 7, 14, 21].map((by) => addDays(tomorrow, by));
  await createEvent(mara, { title: 'Stammtisch', day: first, repeats: /^Jede Woche/, until: last });
  await everythingIsSafe(mara);
  const ina = await newDevice({ viewport: LAPTOP });
  await join(ina, await invite(mara));
  const both = [mara, ina] as const;
  await openEvent(ina, first, 'Stammtisch');
  for (const page of both) await loseNetwork(page);
  await changeOne(mara, second, 'Stammtisch', 'Stammtisch mit Gast');
  await changeOne(mara, third, 'Stammtisch', 'Grillen');
  await changeOne(ina, third, 'Stammtisch', 'Wandern');
  await openEvent(ina, first, 'Stammtisch');
  await ina.getByRole('button', { name: m.detail.edit }).click();
  await ina.getByRole('dialog').getByRole('button', { name: m.scope.all }).click();
  await ina.getByLabel(f.beginClock).fill('19:30');
  await save(ina);
  for (const page of both) await mendNetwork(page);

  const card = (page: Page) => page.getByRole('region', { name: words.title(m.fields.at(fullDayWords(m, third, today()))) });
  for (const page of both) {
    await openEvent(page, first, 'Stammtisch');
    await expect(card(page).getByRole('listitem')).toHaveCount(2);
    await expect(page.getByRole('region', { name: new RegExp(`^${words.title('')}`) })).toHaveCount(1);
  }
  await card(mara).getByRole('button', { name: /Grillen/ }).click();
  for (const page of both) await expect(card(page)).toHaveCount(0);
  for (const page of both) {
    await visit(page, `/termine?ansicht=liste&tag=${first}`);
    for (const [day, title, clock] of [[first, 'Stammtisch', '19:30'], [second, 'Stammtisch mit Gast', ''], [third, 'Grillen', ''], [last, 'Stammtisch', '19:30']] as const) {
      const list = page.getByRole('list', { name: fullDayWords(m, day, today()) });
      await expect(list.getByRole('link')).toHaveText([title]);
      await expect(list).toContainText(clock);
    }
  }
});
