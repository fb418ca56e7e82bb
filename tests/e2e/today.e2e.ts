import { readFile } from 'node:fs/promises';
import ICAL from 'ical.js';
import { today as panels } from '#messages/de/later/today.ts';
import { session } from '#messages/de/session.ts';
import { tasks } from '#messages/de/tasks.ts';
import { LAPTOP, PHONE, expect, test, type Page } from '../support/app.ts';
import { audit } from '../support/appAudit.ts';
import { save } from '../support/appRecords.ts';
import { found, invite, isUnlocked, join, visit } from '../support/appSteps.ts';

async function demonstration(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await page.getByRole('button', { name: session.welcome.try }).click();
  await isUnlocked(page);
  await expect(overdue(page)).toBeVisible();
}

const overdue = (page: Page) => page.getByRole('list', { name: tasks.sections.overdue });
const circles = (page: Page) => page.getByRole('button', { name: new RegExp(`^${tasks.markDone('')}`) });
const more = (page: Page) => page.getByRole('button', { name: tasks.more });
const sentences = (page: Page) => overdue(page).getByRole('button', { expanded: false });
const undo = (page: Page) => page.getByRole('button', { name: 'Rückgängig' }).last();

async function contactWithStep(page: Page, name: string, what: string, rhythm?: string): Promise<void> {
  await visit(page, '/kontakte/neu');
  await page.getByLabel('Name', { exact: true }).fill(name);
  await page.getByLabel('Nächster Schritt').fill(what);
  await page.getByRole('button', { name: 'heute', exact: true }).click();
  if (rhythm) await page.getByLabel(tasks.fields.repeats).selectOption(rhythm);
  await save(page);
  await visit(page, '/');
}

test('several are put off or handed over at once, and one tap takes it back; one person’s list is a choice away', async ({ office, newDevice }) => {
  const page = await newDevice();
  await demonstration(page, office.hub().address);
  const rows = overdue(page).getByRole('listitem').filter({ has: page.locator('[data-done], input') });
  const before = await sentences(page).allInnerTexts();
  await more(page).click();
  await page.getByRole('button', { name: panels.select }).click();
  await expect(page.getByText(panels.selected(0))).toBeVisible();
  await expect(page.getByRole('navigation')).toBeHidden();
  for (const index of [0, 1]) await rows.nth(index).locator('label').click();
  await expect(page.getByText(panels.selected(2))).toBeVisible();
  await page.getByRole('button', { name: panels.inAWeek }).click();
  await expect(rows).toHaveCount(before.length - 2);
  await undo(page).click();
  await expect(sentences(page)).toHaveText(before);

  await more(page).click();
  await page.getByRole('button', { name: panels.select }).click();
  await page.getByRole('button', { name: panels.selectAll, exact: true }).click();
  await page.getByRole('button', { name: panels.handOver }).click();
  await page.getByRole('combobox', { name: panels.handOver }).selectOption({ label: 'Bea Sandmann' });
  await page.getByRole('button', { name: panels.handOverNow, exact: true }).click();
  await expect(circles(page).filter({ visible: true })).toHaveCount(0);
  await more(page).click();
  await page.getByLabel(tasks.whose, { exact: true }).last().selectOption({ label: tasks.onlyOf('Bea Sandmann') });
  for (const sentence of before) await expect(sentences(page).filter({ hasText: sentence })).toHaveCount(1);
  await undo(page).click();
  await page.getByRole('button', { name: tasks.mine, exact: true }).click();
  await expect(sentences(page)).toHaveText(before);
});

test('what comes round is due again when it is done, and one tap takes that back', async ({ office, newDevice }) => {
  const page = await newDevice();
  await found(page, office);
  await contactWithStep(page, 'Jörg Müller', 'anrufen', 'weekly');
  await expect(page.getByText(tasks.rhythms.weekly)).toBeVisible();
  const now = page.getByRole('list', { name: tasks.sections.today });
  await circles(page).click();
  await expect(now).toHaveCount(0);
  await expect(page.getByText(/^Erledigt, wieder am /)).toBeVisible();
  await expect(page.getByRole('list', { name: tasks.sections.later })).toContainText('Jörg Müller: anrufen');
  await undo(page).click();
  await expect(now).toContainText('Jörg Müller: anrufen');
  await now.getByRole('button', { name: 'Jörg Müller: anrufen', exact: true }).click();
  await page.getByRole('button', { name: panels.repeat }).click();
  await page.getByRole('group', { name: panels.rhythm }).getByRole('button', { name: tasks.rhythms.once }).click();
  await expect(page.getByText(panels.repeated('Jörg Müller: anrufen', tasks.rhythms.once))).toBeVisible();
  await now.getByRole('button', { name: 'Jörg Müller: anrufen', exact: true }).click();
  await expect(now.getByText(tasks.rhythms.weekly)).toHaveCount(0);
  await circles(page).click();
  await expect(page.getByRole('heading', { name: panels.nothingTitle })).toBeVisible();
});

test('what was given to somebody else waits for them, until they have done it', async ({ office, newDevice }) => {
  const mara = await newDevice();
  await found(mara, office);
  const ina = await newDevice();
  await join(ina, await invite(mara));
  await contactWithStep(mara, 'Jörg Müller', 'besuchen');
  await mara.getByRole('button', { name: 'Jörg Müller: besuchen', exact: true }).click();
  await mara.getByRole('button', { name: panels.handOver }).click();
  await mara.getByRole('group', { name: panels.handOver }).getByRole('button', { name: 'Ina Beispiel' }).click();
  const waiting = mara.getByRole('list', { name: tasks.sections.waiting });
  await expect(waiting).toContainText('Ina Beispiel');
  await visit(ina, '/');
  await expect(ina.getByRole('list', { name: tasks.sections.today })).toContainText('Jörg Müller: besuchen');
  await circles(ina).click();
  await expect(waiting).toHaveCount(0);
  await expect(mara.getByRole('heading', { name: panels.nothingTitle })).toBeVisible();
});

test('one’s dates leave as a calendar file without names, and with them where that was chosen', async ({ office, newDevice }) => {
  const page = await newDevice();
  await demonstration(page, office.hub().address);
  const first = await sentences(page).first().innerText();
  await more(page).click();
  await page.getByRole('button', { name: panels.calendar }).click();
  await expect(page.getByText(panels.calendarWhy)).toBeVisible();
  const saved = async () => {
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: panels.calendarSave }).click()]);
    expect(download.suggestedFilename()).toBe(panels.calendarFile);
    const text = await readFile(await download.path(), 'utf8');
    return new ICAL.Component(ICAL.parse(text) as never).getAllSubcomponents('vevent').map((event) => new ICAL.Event(event));
  };
  const plain = await saved();
  expect(plain.length).toBeGreaterThan(5);
  expect(new Set(plain.map(({ summary }) => summary)).difference(new Set([panels.plainTask, panels.plainCheckIn])).size).toBe(0);
  await page.getByLabel(panels.names).check();
  const named = await saved();
  expect(named.map(({ uid }) => uid)).toEqual(plain.map(({ uid }) => uid));
  expect(named.some(({ summary }) => summary === first)).toBe(true);
});

for (const viewport of [PHONE, LAPTOP]) {
  test(`axe finds nothing on what opens on "Heute" at ${viewport.width} px in either theme`, async ({ office, newDevice }) => {
    const page = await newDevice({ viewport });
    const screens = audit(page);
    await demonstration(page, office.hub().address);
    await page.getByText(tasks.sections.waiting, { exact: true }).click();
    await overdue(page).getByRole('button', { expanded: false }).first().click();
    await page.getByRole('button', { name: panels.repeat }).click();
    await screens.look('a task’s panel');
    await more(page).click();
    await page.getByRole('button', { name: panels.calendar }).click();
    await expect(page.getByRole('button', { name: panels.calendarSave })).toBeVisible();
    await screens.look('the list’s menu');
    await page.getByRole('button', { name: panels.select }).click();
    await overdue(page).locator('label').first().click();
    await page.getByRole('button', { name: panels.date }).click();
    await screens.look('several being selected');
    screens.expectNothing();
  });
}
