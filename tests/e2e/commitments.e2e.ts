import { getDocumentProxy, extractText } from 'unpdf';
import { commitments as m } from '#messages/de/later/commitments.ts';
import { tasks } from '#messages/de/tasks.ts';
import { audit } from '../support/appAudit.ts';
import { expect, LAPTOP, test } from '../support/app.ts';
import { everythingIsSafe, found, invite, join, lock, unlock, visit } from '../support/appSteps.ts';

test('D-233 D-231 D-235 the resolution’s points are begun with one tap; a late one stands on Heute until it is done, on every device', async ({ office, newDevice }) => {
  const page = await newDevice();
  await found(page, office);
  await visit(page, '/auftraege');
  await page.getByRole('button', { name: m.template }).click();
  await expect(page.getByRole('main').getByRole('listitem')).toHaveCount(6);
  await page.getByRole('link', { name: m.points.concept.title }).click();
  await page.getByRole('link', { name: m.edit }).click();
  await page.getByLabel(m.form.answerable).selectOption({ label: 'Mara Feld' });
  await page.getByLabel(m.form.due).fill('2020-01-31');
  await page.getByLabel(m.form.notes).fill('Erster Entwurf liegt vor.');
  await page.getByRole('button', { name: 'Speichern', exact: true }).click();
  await expect(page.getByText(m.groups.late)).toBeVisible();
  await visit(page, '/');
  await page.getByRole('region', { name: tasks.sections.overdue }).getByRole('link', { name: tasks.sentences.commitment(m.points.concept.title) }).click();

  const other = await newDevice({ viewport: LAPTOP });
  await join(other, await invite(page));
  await visit(other, '/auftraege');
  await expect(other.getByRole('region', { name: m.groups.late }).getByText('Mara Feld')).toBeVisible();

  await visit(page, '/auftraege');
  await page.getByRole('link', { name: m.points.concept.title }).click();
  await page.getByRole('button', { name: m.complete, exact: true }).click();
  await expect(page.getByRole('button', { name: m.reopen })).toBeVisible();
  await expect(other.getByRole('region', { name: m.groups.done }).getByRole('link', { name: m.points.concept.title })).toBeVisible();
  await everythingIsSafe(page);
  await visit(page, '/');
  await expect(page.getByText(tasks.sentences.commitment(m.points.concept.title))).toHaveCount(0);
});

test('D-232 the minutes print done, open and late on one page, with notes only if they are wanted', async ({ office, newDevice }) => {
  const page = await newDevice();
  await found(page, office);
  await visit(page, '/auftraege/neu');
  await page.getByRole('button', { name: 'Speichern', exact: true }).click();
  await expect(page.getByText(m.form.titleMissing)).toBeVisible();
  await page.getByLabel(m.form.title, { exact: true }).fill('Plakate bestellen');
  await page.getByLabel(m.form.notes).fill('Angebot der Druckerei einholen');
  await page.getByRole('button', { name: 'Speichern', exact: true }).click();
  await expect(page.getByRole('link', { name: 'Plakate bestellen' })).toBeVisible();
  await page.getByRole('link', { name: m.print }).click();
  await expect(page.getByRole('heading', { level: 1, name: m.minutes.title })).toBeVisible();
  const printed = async () => {
    const { text } = await extractText(await getDocumentProxy(new Uint8Array(await page.pdf({ format: 'A4' }))), { mergePages: true });
    return text.replace(/\s+/g, ' ');
  };
  const without = await printed();
  for (const words of [m.minutes.title, m.groups.done, m.groups.open, m.groups.late, 'Plakate bestellen', m.nobody, m.noDue, m.minutes.sum('0', '1', '0')]) expect(without).toContain(words);
  expect(without).not.toContain('Druckerei');
  await page.getByLabel(m.minutes.withNotes).check();
  expect(await printed()).toContain('Angebot der Druckerei einholen');
});

test('D-234 what was taken off the list is found below it and put back', async ({ office, newDevice }) => {
  const page = await newDevice();
  await found(page, office);
  await visit(page, '/auftraege/neu');
  await page.getByLabel(m.form.title, { exact: true }).fill('Räume suchen');
  await page.getByRole('button', { name: 'Speichern', exact: true }).click();
  await page.getByRole('link', { name: /Räume suchen/ }).click();
  await page.getByRole('button', { name: m.remove }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: m.remove }).click();
  await page.getByText(m.taken('1')).click();
  await page.getByRole('link', { name: /Räume suchen/ }).click();
  await page.getByRole('button', { name: m.putBack }).click();
  await expect(page.getByRole('button', { name: m.complete, exact: true })).toBeVisible();
  await visit(page, '/auftraege');
  await expect(page.getByRole('region', { name: m.groups.open }).getByRole('link', { name: /Räume suchen/ })).toBeVisible();
});

test('what is typed about a commitment outlives locking, and can be dropped', async ({ office, newDevice }) => {
  const page = await newDevice();
  await found(page, office);
  await visit(page, '/auftraege/neu');
  await page.getByLabel(m.form.title, { exact: true }).fill('Räume suchen');
  await lock(page);
  await unlock(page);
  await visit(page, '/auftraege/neu');
  await expect(page.getByLabel(m.form.title, { exact: true })).toHaveValue('Räume suchen');
  await page.getByRole('button', { name: m.form.drop }).click();
  await expect(page.getByLabel(m.form.title, { exact: true })).toHaveValue('');
});

for (const viewport of [undefined, LAPTOP]) {
  test(`the screens of commitments say nothing axe objects to, ${viewport ? 'wide' : 'on a phone'}`, async ({ office, newDevice }) => {
    const page = await newDevice(viewport ? { viewport } : {});
    await found(page, office);
    const look = audit(page);
    await look.at('/auftraege');
    await page.getByRole('button', { name: m.template }).click();
    await expect(page.getByRole('listitem').filter({ hasText: m.points.early.title })).toBeVisible();
    for (const path of ['/auftraege', '/auftraege/resolution-support', '/auftraege/resolution-support/bearbeiten', '/auftraege/neu', '/auftraege/druck']) await look.at(path);
    look.expectNothing();
  });
}
