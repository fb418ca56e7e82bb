import { commitments } from '#messages/de/later/commitments.ts';
import { committees } from '#messages/de/later/committees.ts';
import { guides } from '#messages/de/later/guides.ts';
import { supports as m } from '#messages/de/later/supports.ts';
import { guide } from '#messages/de/guide.ts';
import { audit } from '../support/appAudit.ts';
import { expect, LAPTOP, test } from '../support/app.ts';
import { createContact } from '../support/appRecords.ts';
import { found, invite, join, lock, unlock, visit } from '../support/appSteps.ts';

const forum = committees.templateNames['state-forum'];

test('D-236 a board is asked, what it answers and what comes next is noted, and another device sees it', async ({ office, newDevice }) => {
  const page = await newDevice();
  await found(page, office);
  await visit(page, '/gremien');
  await page.getByRole('link', { name: m.manage }).click();
  await page.getByRole('button', { name: committees.template }).click();
  await page.getByRole('button', { name: committees.templateAdd(10) }).click();
  await expect(page.getByText(committees.templateDone(10))).toBeVisible();
  await visit(page, '/gremien');
  await page.getByRole('link', { name: forum }).click();
  await page.getByRole('button', { name: m.ask, exact: true }).click();
  await page.getByRole('button', { name: m.askForm.save, exact: true }).click();
  await expect(page.getByText(m.askForm.whatMissing)).toBeVisible();
  await page.getByLabel(m.askForm.what).fill('Referent:in für den Samstag');
  await page.getByLabel(m.askForm.whom).fill('Geschäftsstelle');
  await lock(page);
  await unlock(page);
  await visit(page, '/gremien');
  await page.getByRole('link', { name: forum }).click();
  await page.getByRole('button', { name: m.ask, exact: true }).click();
  await expect(page.getByLabel(m.askForm.what)).toHaveValue('Referent:in für den Samstag');
  await page.getByRole('button', { name: m.askForm.save, exact: true }).click();
  await expect(page.getByText('bei Geschäftsstelle')).toBeVisible();
  await page.getByRole('region', { name: m.answer }).getByRole('radio', { name: m.answerStates.yes, exact: true }).check();
  await page.getByRole('region', { name: m.answer }).getByRole('button', { name: 'Speichern', exact: true }).click();
  await expect(page.getByText(m.saved.answer)).toBeVisible();
  await page.getByRole('button', { name: m.nextForm.plan }).click();
  await page.getByLabel(m.nextForm.what).fill('Termin abstimmen');
  await page.getByRole('region', { name: m.next }).getByRole('button', { name: 'Speichern', exact: true }).click();
  await expect(page.getByRole('region', { name: m.next }).getByText('Termin abstimmen')).toBeVisible();

  await visit(page, '/auftraege/neu');
  await page.getByLabel(commitments.form.title, { exact: true }).fill('Schulung vorbereiten');
  await page.getByLabel(commitments.form.answerable).selectOption({ label: forum });
  await page.getByRole('button', { name: 'Speichern', exact: true }).click();

  const other = await newDevice({ viewport: LAPTOP });
  await join(other, await invite(page));
  await visit(other, '/gremien');
  await expect(other.getByRole('listitem').filter({ hasText: forum }).getByText(m.states.yes)).toBeVisible();
  const look = audit(other);
  await look.look('/gremien');
  await other.getByRole('link', { name: forum }).click();
  await expect(other.getByRole('link', { name: 'Schulung vorbereiten' })).toBeVisible();
  await other.getByRole('button', { name: m.ask, exact: true }).click();
  await look.look('/gremien/:id');
  look.expectNothing();
});

test('D-238 D-239 a point with a link and a question is read by everybody, and a talk keeps the wording it was logged with', async ({ office, newDevice }) => {
  const page = await newDevice();
  await found(page, office);
  await visit(page, '/leitfaden');
  const reword = async (title: string) => {
    await page.getByRole('button', { name: guide.edit }).click();
    await page.getByLabel(guide.numbered(guide.pointTitle, 0), { exact: true }).fill(title);
  };
  await reword('Unser Ortsprogramm');
  await page.getByLabel(new RegExp(`^${guide.numbered(guides.link, 0)}`)).fill('example.org');
  await page.getByRole('button', { name: 'Speichern', exact: true }).click();
  await expect(page.getByRole('alert')).toContainText('https://');
  await page.getByLabel(new RegExp(`^${guide.numbered(guides.link, 0)}`)).fill('https://example.org/programm');
  await page.getByRole('button', { name: guides.addQuestion }).first().click();
  await page.getByLabel(guides.question, { exact: true }).fill('Muss ich eintreten?');
  await page.getByLabel(guides.answer).fill('Nein, die Liste ist offen.');
  await page.getByRole('button', { name: 'Speichern', exact: true }).click();
  await expect(page.getByRole('link', { name: guides.linkTo('example.org') })).toHaveAttribute('rel', 'noopener noreferrer');
  await page.getByText('Muss ich eintreten?').click();
  await expect(page.getByText('Nein, die Liste ist offen.')).toBeVisible();

  await createContact(page, { name: 'Jörg Müller', consent: true });
  await page.getByRole('link', { name: 'Gespräch erfassen' }).first().click();
  await page.getByRole('checkbox', { name: 'Unser Ortsprogramm' }).check();
  await page.getByRole('radio', { name: 'Interesse', exact: true }).check();
  await page.getByRole('button', { name: 'Speichern', exact: true }).click();
  await expect(page.getByRole('article').getByText('Unser Ortsprogramm')).toBeVisible();
  const contact = page.url();
  await visit(page, '/leitfaden');
  await reword('Ganz anders');
  await page.getByRole('button', { name: 'Speichern', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Ganz anders' })).toBeVisible();
  await expect(page.getByRole('region', { name: guides.history }).locator('summary')).toHaveCount(2 + 1);
  await visit(page, new URL(contact).pathname);
  await expect(page.getByRole('article').getByText('Unser Ortsprogramm')).toBeVisible();
  await page.getByRole('button', { name: guides.past }).click();
  await expect(page.getByRole('dialog').getByText('Unser Ortsprogramm')).toBeVisible();
});
