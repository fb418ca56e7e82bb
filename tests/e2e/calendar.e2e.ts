import { today } from '#app/clock.ts';
import { addDays } from '#domain/calendar.ts';
import { fullDayWords } from '#features/calendar/dayWords.ts';
import { calendar as m } from '#messages/de/later/calendar.ts';
import { committees } from '#messages/de/later/committees.ts';
import { eventForm as f } from '#messages/de/later/eventForm.ts';
import { today as later } from '#messages/de/later/today.ts';
import { session } from '#messages/de/session.ts';
import { shell } from '#messages/de/shell.ts';
import { cutNetwork, expect, LAPTOP, PHONE, test } from '../support/app.ts';
import { save } from '../support/appRecords.ts';
import { draftIsKept, found, isInstalled, lock, loseNetwork, unlock, visit } from '../support/appSteps.ts';
import { createEvent, dayCell, dayList, fillEvent, openEvent } from '../support/calendarSteps.ts';

const tomorrow = addDays(today(), 1);
const nextWeek = addDays(tomorrow, 7);
const words = (day: typeof tomorrow) => fullDayWords(m, day, today());

for (const viewport of [PHONE, LAPTOP]) {
  test(`at ${viewport.width} px an event is made with its board, meets another, is changed and goes, and comes back`, async ({ office, newDevice }) => {
    const page = await newDevice({ viewport });
    await found(page, office);
    await page.getByRole('link', { name: shell.events, exact: true }).filter({ visible: true }).click();
    await expect(page.getByRole('heading', { name: m.emptyTitle })).toBeVisible();
    await page.getByRole('link', { name: m.create }).click();
    await page.getByRole('button', { name: 'Speichern', exact: true }).click();
    await expect(page.getByText(f.errors.title)).toBeVisible();
    await expect(page.getByText(f.errors.visible)).toBeVisible();
    await createEvent(page, { title: 'Fraktionssitzung', day: tomorrow, newCommittee: 'Kreistagsfraktion', place: 'Rathaus, Köthen' });
    await expect(dayCell(page, tomorrow, 1)).toBeVisible();

    await fillEvent(page, { title: 'Vorstand', day: tomorrow, from: '20:30', to: '22:00' });
    await expect(page.getByText(f.clashWords(f.clash.evening, 'Fraktionssitzung'))).toBeVisible();
    await page.getByLabel(f.beginClock).fill('19:00');
    await expect(page.getByText(f.clashWords(f.clash.time, 'Fraktionssitzung'))).toBeVisible();
    await expect(page.getByLabel(f.endClock)).toHaveValue('20:30');
    await save(page);
    await expect(dayList(page, tomorrow).getByText(m.sameTimeWith('Vorstand'))).toBeVisible();
    await page.getByRole('button', { name: m.views.week, exact: true }).click();
    await expect(page.getByRole('group', { name: m.sameTime }).getByRole('link')).toHaveCount(2);
    await page.getByRole('button', { name: m.views.list, exact: true }).click();
    await expect(page.getByRole('list', { name: words(tomorrow) }).getByRole('listitem')).toHaveCount(2);

    await openEvent(page, tomorrow, 'Fraktionssitzung');
    await expect(page.getByRole('link', { name: m.detail.map })).toHaveAttribute('href', /^https:\/\/www\.openstreetmap\.org\/search\?query=Rathaus/);
    await page.getByRole('link', { name: m.detail.edit }).click();
    await page.getByLabel(f.place).fill('Stadthalle');
    await save(page);
    await expect(page.getByRole('link', { name: m.detail.map })).toHaveAttribute('href', /Stadthalle$/);
    await page.getByRole('button', { name: m.detail.remove }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: m.removing.confirm }).click();
    await expect(page.getByText(m.done.removed('Fraktionssitzung'))).toBeVisible();
    await expect(dayCell(page, tomorrow, 1)).toBeVisible();
    await page.getByRole('button', { name: 'Rückgängig' }).click();
    await expect(dayCell(page, tomorrow, 2)).toBeVisible();
  });
}

test('a series is made in words; one of it is changed, another called off, another taken out, and the rest stays', async ({ office, newDevice }) => {
  const page = await newDevice();
  await found(page, office);
  const days = [0, 7, 14, 21].map((by) => addDays(tomorrow, by));
  const [first = tomorrow, second = tomorrow, third = tomorrow, last = tomorrow] = days;
  await createEvent(page, { title: 'Stammtisch', day: first, repeats: /^Jede Woche/, until: last });
  await openEvent(page, second, 'Stammtisch');
  await expect(page.getByText(/^Jede Woche am .*, bis /)).toBeVisible();
  await page.getByRole('button', { name: m.detail.edit }).click();
  await page.getByRole('dialog').getByRole('button', { name: m.scope.one(words(second)) }).click();
  await expect(page.getByText(f.oneHelp(words(second)))).toBeVisible();
  await page.getByLabel(f.title, { exact: true }).fill('Stammtisch mit Gast');
  await save(page);
  await expect(page.getByRole('heading', { level: 1, name: 'Stammtisch mit Gast' })).toBeVisible();

  await openEvent(page, third, 'Stammtisch');
  await page.getByRole('button', { name: m.detail.cancel, exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: m.scope.one(words(third)) }).click();
  await expect(page.getByText(m.done.cancelled).first()).toBeVisible();
  await openEvent(page, last, 'Stammtisch');
  await page.getByRole('button', { name: m.detail.remove }).click();
  await page.getByRole('dialog').getByRole('button', { name: m.scope.one(words(last)) }).click();
  await expect(page.getByText(m.done.dropped)).toBeVisible();
  await page.getByRole('button', { name: m.detail.restore }).click();
  await expect(page.getByText(m.done.restored)).toBeVisible();
  await page.getByRole('button', { name: m.detail.remove }).click();
  await page.getByRole('dialog').getByRole('button', { name: m.scope.one(words(last)) }).click();
  await expect(page.getByRole('button', { name: m.detail.restore })).toBeVisible();

  await visit(page, `/termine?ansicht=liste&tag=${first}`);
  const titles = (day: typeof first) => page.getByRole('list', { name: words(day) }).getByRole('link');
  await expect(titles(first)).toHaveText(['Stammtisch']);
  await expect(titles(second)).toHaveText(['Stammtisch mit Gast']);
  await expect(page.getByRole('list', { name: words(third) }).getByText(m.cancelled)).toBeVisible();
  await expect(titles(last)).toHaveCount(0);

  await openEvent(page, first, 'Stammtisch');
  await page.getByRole('button', { name: m.detail.remove }).click();
  await page.getByRole('dialog').getByRole('button', { name: m.scope.all }).click();
  await expect(page.getByText(m.done.removed('Stammtisch'))).toBeVisible();
  await expect(dayList(page, first).getByText(m.nothingOn)).toBeVisible();
});

test('locked, offline and after a restart the open calendar can be read, and what is internal can not', async ({ office, newDevice }) => {
  const page = await newDevice();
  await found(page, office);
  await createEvent(page, { title: 'Öffentliche Sitzung', day: tomorrow, place: 'Rathaus' });
  await createEvent(page, { title: 'Klausur intern', day: tomorrow, open: false });
  await isInstalled(page);
  await lock(page);
  await cutNetwork(page);
  await page.goto(office.hub().address);
  await page.getByRole('link', { name: session.locked.calendar }).click();
  await expect(page.getByText(m.locked.note)).toBeVisible();
  await dayCell(page, tomorrow, 1).click();
  await expect(dayList(page, tomorrow).getByRole('link', { name: 'Öffentliche Sitzung' })).toBeVisible();
  await expect(page.getByText('Klausur intern')).toHaveCount(0);
  await expect(page.getByRole('link', { name: m.create })).toHaveCount(0);
  await dayList(page, tomorrow).getByRole('link', { name: 'Öffentliche Sitzung' }).click();
  await expect(page.getByText(m.detail.visibleOpen)).toBeVisible();
  await expect(page.getByRole('button', { name: m.detail.remove })).toHaveCount(0);
  await page.getByRole('link', { name: 'Zurück' }).click();
  await page.getByRole('link', { name: m.locked.unlock }).click();
  await unlock(page);
  await visit(page, `/termine?tag=${tomorrow}`);
  await expect(dayList(page, tomorrow).getByText(m.internal, { exact: true })).toBeVisible();
});

test('D-247 locked on an internal event’s page, and in the open calendar, one is there again after unlocking', async ({ office, newDevice }) => {
  const page = await newDevice({ viewport: LAPTOP });
  await found(page, office);
  await createEvent(page, { title: 'Klausur intern', day: tomorrow, open: false });
  await openEvent(page, tomorrow, 'Klausur intern');
  const at = page.url();
  await page.getByRole('button', { name: shell.lockNow }).click();
  await expect(page.getByRole('heading', { name: m.locked.hidden })).toBeVisible();
  await expect(page.getByText('Klausur intern')).toHaveCount(0);
  await page.getByRole('link', { name: m.locked.unlock }).click();
  await unlock(page);
  await expect(page.getByRole('heading', { level: 1, name: 'Klausur intern' })).toBeVisible();
  expect(page.url()).toBe(at);
  await visit(page, `/termine?tag=${nextWeek}`);
  await expect(dayList(page, nextWeek).getByText(m.nothingOn)).toBeVisible();
  await page.getByRole('button', { name: shell.lockNow }).click();
  await page.getByRole('link', { name: m.locked.unlock }).click();
  await unlock(page);
  await expect(dayList(page, nextWeek).getByText(m.nothingOn)).toBeVisible();
  await page.getByRole('button', { name: shell.lockNow }).click();
  await expect(page.getByRole('link', { name: m.locked.unlock })).toBeVisible();
});

test('with the keyboard alone one goes through the month and opens a day’s event', async ({ office, newDevice }) => {
  const page = await newDevice({ viewport: LAPTOP });
  await found(page, office);
  await createEvent(page, { title: 'Fraktionssitzung', day: nextWeek });
  await visit(page, `/termine?tag=${today()}`);
  await expect(page.getByRole('grid')).toHaveCount(1);
  await page.getByRole('grid').getByRole('button', { name: words(today()) }).focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowRight');
  await expect(dayCell(page, nextWeek, 1)).toBeFocused();
  await page.keyboard.press('PageDown');
  const picked = page.getByRole('gridcell', { selected: true }).getByRole('button');
  await expect(page.getByRole('gridcell', { selected: true })).toHaveText(String(Number(nextWeek.slice(8))));
  await expect(picked).toBeFocused();
  await page.keyboard.press('PageUp');
  await expect(dayCell(page, nextWeek, 1)).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 2, name: words(nextWeek) })).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Fraktionssitzung' })).toBeFocused();
  await page.goBack();
  await expect(dayCell(page, nextWeek, 1)).toBeVisible();
  await visit(page, '/termine?tag=2027-03-15');
  await page.getByRole('button', { name: /Freitag, 2. April 2027/ }).click();
  await expect(page.getByRole('grid', { name: 'April 2027' })).toBeVisible();
  await expect(picked).toHaveAccessibleName(/Freitag, 2. April 2027/);
  await expect(picked).toBeFocused();
});

test('a thumb moved sideways over the month leads to the one beside it', async ({ office, newDevice }) => {
  const page = await newDevice({ hasTouch: true });
  await found(page, office);
  await visit(page, '/termine?tag=2027-03-15');
  const box = await page.getByRole('grid', { name: 'März 2027' }).boundingBox();
  const devtools = await page.context().newCDPSession(page);
  const y = (box?.y ?? 0) + 100;
  const swipe = async (from: number, to: number) => {
    await devtools.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x: from, y }] });
    await devtools.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: [{ x: to, y }] });
    await devtools.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  };
  await swipe(300, 60);
  await expect(page.getByRole('grid', { name: 'April 2027' })).toBeVisible();
  await swipe(60, 300);
  await expect(page.getByRole('grid', { name: 'März 2027' })).toBeVisible();
});

test('a half-typed body is there again after the tab was closed, is told of on Heute, and is gone once saved or dropped', async ({ office, newDevice }) => {
  const page = await newDevice();
  await found(page, office);
  await visit(page, '/termine/gremien/neu');
  await page.getByLabel(committees.name).fill('Runde der Ortsvereine');
  await page.getByRole('radio', { name: committees.shapes.diamond }).check();
  await draftIsKept(page, committees.draftHere);
  await page.goto(office.hub().address);
  await unlock(page);
  await page.getByRole('link', { name: later.drafts.committee('Runde der Ortsvereine') }).click();
  await expect(page.getByLabel(committees.name)).toHaveValue('Runde der Ortsvereine');
  await expect(page.getByRole('radio', { name: committees.shapes.diamond })).toBeChecked();
  await page.getByRole('button', { name: 'Speichern', exact: true }).click();
  await page.getByRole('link', { name: 'Runde der Ortsvereine' }).click();
  await page.getByLabel(committees.name).fill('Ortsvereine');
  await draftIsKept(page, committees.draftHere);
  await page.getByRole('link', { name: 'Zurück' }).click();
  await page.getByRole('link', { name: 'Runde der Ortsvereine' }).click();
  await expect(page.getByLabel(committees.name)).toHaveValue('Ortsvereine');
  await page.getByRole('button', { name: committees.draftDrop }).click();
  await expect(page.getByLabel(committees.name)).toHaveValue('Runde der Ortsvereine');
  await visit(page, '/');
  await expect(page.getByRole('heading', { level: 1, name: shell.today })).toBeVisible();
  await expect(page.getByRole('link', { name: later.drafts.committee('') })).toHaveCount(0);
  await expect(page.getByText(/Gremium .*weiterschreiben/)).toHaveCount(0);
});

test('a half-typed event is there again after the tab was closed, without reception', async ({ office, newDevice }) => {
  const page = await newDevice();
  await found(page, office);
  await loseNetwork(page);
  await fillEvent(page, { title: 'Sommerfest', day: tomorrow, place: 'Schlosspark' });
  await draftIsKept(page, f.draftHere);
  await page.goto(`${office.hub().address}/termine/neu`);
  await unlock(page);
  await expect(page.getByRole('button', { name: f.draftContinue })).toBeVisible();
  await visit(page, '/');
  await page.getByRole('link', { name: later.drafts.event('Sommerfest') }).click();
  await page.getByRole('button', { name: f.draftContinue }).click();
  await expect(page.getByLabel(f.place)).toHaveValue('Schlosspark');
  await save(page);
  await expect(dayList(page, tomorrow).getByRole('link', { name: 'Sommerfest' })).toBeVisible();
});

test('boards begin with the template, are edited, and can be hidden in the calendar', async ({ office, newDevice }) => {
  const page = await newDevice();
  await found(page, office);
  await visit(page, '/termine/gremien');
  await page.getByRole('button', { name: committees.template }).click();
  await page.getByRole('dialog').getByRole('button', { name: committees.templateAdd(10) }).click();
  await page.getByRole('link', { name: committees.templateNames['state-group'] }).click();
  await page.getByLabel(committees.name, { exact: true }).fill('LAG Kommunales');
  await page.getByRole('radio', { name: committees.hues.pink }).check();
  await save(page);
  await expect(page.getByRole('listitem').filter({ hasText: 'LAG Kommunales' }).getByText(committees.marked(committees.hues.pink, committees.shapes.square))).toBeVisible();

  await fillEvent(page, { title: 'Ratschlag', day: tomorrow });
  await page.getByLabel(f.committee, { exact: true }).selectOption({ label: 'LAG Kommunales' });
  await save(page);
  await expect(dayList(page, tomorrow).getByRole('link', { name: 'Ratschlag' })).toBeVisible();
  await page.getByRole('button', { name: m.filter.open(0) }).click();
  await page.getByRole('dialog').getByRole('checkbox', { name: 'LAG Kommunales' }).uncheck();
  await page.keyboard.press('Escape');
  await expect(page.getByText(m.filter.hidden(1))).toBeVisible();
  await expect(dayList(page, tomorrow).getByText(m.nothingOn)).toBeVisible();
  await page.getByRole('button', { name: m.filter.reset }).click();
  await expect(dayList(page, tomorrow).getByRole('link', { name: 'Ratschlag' })).toBeVisible();
  await visit(page, '/');
  await expect(page.getByRole('region', { name: m.upcoming.title }).getByRole('link', { name: 'Ratschlag' })).toBeVisible();
});
