import { agreements } from '#messages/de/later/agreements.ts';
import { expect, mendNetwork, test, type Page } from '../support/app.ts';
import { audit } from '../support/appAudit.ts';
import { choose, createContact, fillTalk, save } from '../support/appRecords.ts';
import { draftIsKept, found, invite, join, loseNetwork, unlock, visit } from '../support/appSteps.ts';

/** Narrow spaces that do not break stand in sums. */
const sum = (text: string) => new RegExp(text.replaceAll(' ', '\\s').replaceAll('.', '\\.'));
const field = (page: Page, name: keyof typeof agreements.fields) => page.getByLabel(agreements.fields[name]).first();

async function fillFigures(page: Page): Promise<void> {
  await choose(page, agreements.fields.body, agreements.bodies['city-council']);
  await field(page, 'allowance').fill('120');
  await field(page, 'attendance').fill('18,50');
  await field(page, 'meetings').fill('10');
  await choose(page, agreements.rate.by, agreements.rate.share);
  await field(page, 'share').fill('10');
}

test('from a talk to an agreed sum without reception: the checklist, the steps, a figure changed with its reason, and an understanding', async ({ office, newDevice }) => {
  const page = await newDevice();
  const screens = audit(page);
  await found(page, office);
  await createContact(page, { name: 'Jana Muster', consent: true });
  await loseNetwork(page);
  await visit(page, '/gespraech/neu');
  await fillTalk(page, { name: 'Jana Muster' });
  await page.getByRole('link', { name: agreements.begin }).click();

  await expect(page.getByText(agreements.reads.only)).toBeVisible();
  await page.getByLabel(agreements.fields.purposeTold).check();
  await page.getByLabel(agreements.fields.voluntaryTold).check();
  await expect(page.getByText(agreements.checklist.done(2, 5))).toBeVisible();
  await fillFigures(page);
  const steps = page.getByRole('region', { name: agreements.steps.title });
  await expect(steps.getByText(sum('13,54 €')).last()).toBeVisible();
  await page.getByRole('button', { name: agreements.reductions.add }).click();
  const own = page.getByRole('group', { name: agreements.reductions.add });
  await own.getByLabel(agreements.reductions.label).fill('Kinder');
  const child = page.getByRole('group', { name: 'Kinder' });
  await child.getByLabel(agreements.reductions.amount.sum).fill('2');
  await child.getByLabel(agreements.reductions.times).fill('2');
  await expect(steps.getByText(sum('9,54 €')).last()).toBeVisible();
  await steps.getByRole('button', { name: agreements.steps.changeOf(agreements.steps.monthly) }).click();
  await steps.getByLabel(agreements.steps.amount).fill('9');
  await page.getByRole('button', { name: 'Speichern', exact: true }).click();
  await expect(steps.getByText(agreements.steps.wrong)).toBeVisible();
  await steps.getByLabel(agreements.steps.reason, { exact: true }).fill('rund gemacht');
  await screens.look('the agreement’s form');
  await save(page);

  await expect(page.getByText(sum('9,00 € im Monat')).first()).toBeVisible();
  await expect(page.getByText(/Errechnet: 9,54\s€. Geändert, weil: rund gemacht/)).toBeVisible();
  await expect(page.getByText(agreements.reads.held)).toBeVisible();
  await page.getByLabel(agreements.fields.basisShown).check();
  await expect(page.getByText(agreements.checklist.done(3, 5))).toBeVisible();
  await page.getByRole('button', { name: agreements.detail.reduced }).click();
  await expect(page.getByText(agreements.detail.stageSaved(agreements.stages.reduced))).toBeVisible();
  await screens.look('an agreement');
  await mendNetwork(page);
  await expect(page.getByText('In der Zentrale gesichert').first()).toBeVisible();
  await expect(page.getByText(agreements.reads.held)).toHaveCount(0);
  screens.expectNothing();
});

test('what is typed survives locking and closing; other members see only whether an understanding was reached', async ({ office, newDevice }) => {
  const [page, other] = [await newDevice(), await newDevice()];
  await found(page, office);
  await join(other, await invite(page));
  await createContact(other, { name: 'Kim Beispiel' });
  await other.getByRole('link', { name: agreements.begin }).click();
  await fillFigures(other);
  await expect(other.getByText(agreements.form.notesConsent)).toBeVisible();
  await field(other, 'questions').fill('Wann zum ersten Mal?');
  await draftIsKept(other, agreements.form.draftHere);
  const url = other.url();
  await other.reload();
  await unlock(other);
  await expect(other).toHaveURL(url);
  await expect(field(other, 'allowance')).toHaveValue('120');
  await expect(field(other, 'questions')).toHaveValue('Wann zum ersten Mal?');
  await save(other);
  await other.getByRole('button', { name: agreements.detail.reached }).click();
  await expect(other.getByText(agreements.detail.stageSaved(agreements.stages.reached))).toBeVisible();

  const third = await newDevice();
  await visit(page, '/');
  await join(third, await invite(page), 'Tom Dritter');
  await visit(third, '/kontakte');
  await third.getByRole('link', { name: /Kim Beispiel/ }).click();
  await expect(third.getByText(agreements.ofContact.reached)).toBeVisible();
  await expect(third.getByText(sum('13,54 €'))).toHaveCount(0);
  await visit(page, '/kontakte');
  await page.getByRole('link', { name: /Kim Beispiel/ }).click();
  await page.getByRole('link', { name: sum('13,54 € im Monat') }).click();
  await expect(page.getByText('Wann zum ersten Mal?')).toBeVisible();
});
