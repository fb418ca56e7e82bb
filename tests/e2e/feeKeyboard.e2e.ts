import { agreements as m } from '#messages/de/later/agreements.ts';
import { fees as f } from '#messages/de/later/fees.ts';
import { signing as s } from '#messages/de/later/signing.ts';
import { expect, LAPTOP, PHONE, test, type Page } from '../support/app.ts';
import { audit } from '../support/appAudit.ts';
import { createContact } from '../support/appRecords.ts';
import { everythingIsSafe, found, loseNetwork, visit } from '../support/appSteps.ts';
import { printedPages, sideOf } from '../support/feeSteps.ts';
import { enter, tabTo, tick, typeIn } from '../support/keyboard.ts';

const saves = (page: Page) => page.getByRole('button', { name: 'Speichern', exact: true });
const radio = (page: Page, name: string) => page.getByRole('radio', { name, exact: true });
const plain = (text: string) => text.replace(/\s+/g, ' ');

/** The talk, from "Heute" on, and from within it the agreement. */
async function talks(page: Page): Promise<void> {
  await enter(page, page.getByRole('link', { name: 'Gespräch erfassen' }).filter({ visible: true }).first());
  await typeIn(page, page.getByLabel('Kontakt', { exact: true }), 'Jana');
  await enter(page, page.getByRole('button', { name: /^Jana Feld/ }));
  await tick(page, radio(page, 'Interesse'));
  await enter(page, page.getByRole('link', { name: m.begin }));
}

/** A tenth of 120 € for the Stadtrat of Köthen, the children off. */
async function agrees(page: Page): Promise<void> {
  await tick(page, page.getByRole('checkbox', { name: m.fields.purposeTold }));
  await tick(page, page.getByRole('checkbox', { name: m.fields.voluntaryTold }));
  await tick(page, radio(page, m.bodies['municipal-council']));
  await typeIn(page, page.getByRole('combobox', { name: m.fields.place }), 'Köthen');
  await expect(page.getByRole('option').first()).toContainText('Köthen (Anhalt)');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(radio(page, m.bodies['city-council'])).toBeChecked();
  await typeIn(page, page.getByLabel(m.fields.allowance), '120');
  await tick(page, radio(page, m.rate.share));
  await typeIn(page, page.getByLabel(m.fields.share), '10');
  await enter(page, page.getByRole('button', { name: m.reductions.add }));
  const own = page.getByRole('group', { name: m.reductions.add });
  await typeIn(page, own.getByLabel(m.reductions.label), 'Kinder');
  await typeIn(page, page.getByRole('group', { name: 'Kinder' }).getByLabel(m.reductions.amount.sum), '2');
  await tick(page, page.getByRole('button', { name: 'Heute' }));
  await expect(page.getByText(/10,00\s€/).last()).toBeVisible();
}

/** Both sides type their names and confirm. */
async function signs(page: Page): Promise<void> {
  await typeIn(page, page.getByLabel(s.place, { exact: false }), 'Köthen');
  for (const [side, name] of [['holder', 'Jana Feld'], ['association', 'Mara Feld']] as const) {
    await tabTo(page, sideOf(page, side).getByRole('radio', { name: s.ways.glass }));
    await page.keyboard.press('ArrowRight');
    await typeIn(page, page.getByLabel(s.typed(name)), name);
    await tick(page, page.getByRole('checkbox', { name: s.confirm(name) }));
  }
}

for (const [device, viewport] of [['phone', PHONE], ['laptop', LAPTOP]] as const) {
  test(`from a talk to both printed copies with the keyboard alone and without reception, and no screen has anything for axe (${device})`, async ({ office, newDevice }) => {
    const page = await newDevice({ viewport });
    await found(page, office);
    await createContact(page, { name: 'Jana Feld', consent: true });
    await everythingIsSafe(page);
    await loseNetwork(page);
    await visit(page, '/');
    const screens = audit(page);
    await talks(page);
    await agrees(page);
    await screens.look('the form');
    await enter(page, saves(page));
    await expect(page.getByText(m.detail.sum('10,00\u202f€')).first()).toBeVisible();
    await enter(page, page.getByRole('button', { name: m.detail.reached }));
    await expect(page.getByText(m.stages.reached, { exact: true }).first()).toBeVisible();
    await screens.look('the agreement');
    await enter(page, page.getByRole('link', { name: m.detail.sign }));
    await screens.look('on glass');
    await signs(page);
    await screens.look('by name');
    await enter(page, page.getByRole('button', { name: s.save, exact: true }));
    await expect(page.getByRole('article', { name: s.paper.copyFor('Jana Feld') })).toContainText(s.paper.version(1));
    await tabTo(page, page.getByRole('button', { name: s.print.now }));
    await screens.look('the print');
    const pages = await printedPages(page);
    expect(pages.map((text) => ['Stadtrat Köthen (Anhalt)', 'Jana Feld', '10,00 €', s.paper.typed].filter((words) => !plain(text).includes(words)))).toEqual([[], []]);
    await visit(page, '/vereinbarungen');
    await expect(page.getByRole('region', { name: f.promised })).toContainText('10,00\u202f€');
    await screens.look('the overview');
    screens.expectNothing();
  });
}
