import { Buffer } from 'node:buffer';
import { guide } from '#messages/de/guide.ts';
import { imports } from '#messages/de/imports.ts';
import { mandates } from '#messages/de/later/mandates.ts';
import { standing } from '#messages/de/later/standing.ts';
import { expect, mendNetwork, test, type Page } from '../support/app.ts';
import { choose, createContact, save } from '../support/appRecords.ts';
import { draftIsKept, found, invite, join, loseNetwork, openApp, visit } from '../support/appSteps.ts';

const council = 'Stadtrat Köthen (Anhalt)';

/** Picks one of a list that opens while typing. */
async function pick(page: Page, label: string, typed: string, option: string | RegExp): Promise<void> {
  await page.getByLabel(label, { exact: true }).fill(typed);
  await page.getByRole('option', { name: option }).first().click();
}

/** Fills in a seat in the Stadtrat of Köthen for somebody who is a contact already, without saving it. */
async function fillSeat(page: Page, name: string): Promise<void> {
  await visit(page, '/mandate/neu');
  await pick(page, mandates.fields.contact, name, name);
  await choose(page, mandates.fields.body, mandates.bodies['municipal-council']);
  await pick(page, mandates.fields.place, 'koeth', /Köthen/);
}

async function standingOf(page: Page, name: string, state: string): Promise<void> {
  await visit(page, '/mandate');
  await expect(page.getByRole('listitem').filter({ hasText: name }).getByText(state, { exact: true })).toBeVisible();
}

async function foreseen(page: Page, figure: string): Promise<void> {
  await visit(page, '/mandate/vorschau');
  await expect(page.getByRole('region', { name: mandates.forecast.total }).getByText(figure, { exact: true })).toBeVisible();
}

test('a seat is entered by hand, a talk about standing again moves its state, and the forecast follows', async ({ office, newDevice }) => {
  const page = await newDevice();
  await found(page, office);
  await createContact(page, { name: 'Jörg Müller', consent: true });
  await visit(page, '/mandate');
  await page.getByRole('link', { name: mandates.list.create }).click();
  await page.getByRole('button', { name: 'Speichern', exact: true }).click();
  await expect(page.getByText(mandates.form.errors.contact)).toBeVisible();
  await fillSeat(page, 'Jörg Müller');
  await expect(page.getByRole('radio', { name: mandates.bodies['city-council'] })).toBeChecked();
  await page.getByLabel(mandates.fields.group).fill('Die Fraktion');
  await page.getByLabel(new RegExp(`^${mandates.fields.since} `)).fill('2014');
  await save(page);
  await expect(page.getByRole('heading', { name: council })).toBeVisible();
  await expect(page.getByText('Die Fraktion · seit 2014')).toBeVisible();
  await foreseen(page, '0 bis 1 von 1 Sitz');

  await visit(page, '/leitfaden');
  await choose(page, guide.which, guide.kinds['standing-again']);
  await page.getByRole('button', { name: guide.edit }).click();
  await page.getByRole('button', { name: guide.add }).click();
  await page.getByLabel(guide.numbered(guide.pointTitle, 4)).fill('Wer den Ausschuss übernimmt');
  await page.getByRole('button', { name: 'Speichern', exact: true }).click();
  await expect(page.getByText(guide.saved)).toBeVisible();

  await visit(page, '/mandate');
  await page.getByRole('link', { name: mandates.talkAgainWith('Jörg Müller') }).click();
  await expect(page.getByRole('checkbox', { name: 'Wer den Ausschuss übernimmt' })).toBeVisible();
  await expect(page.getByRole('radio', { name: standing.subjects['standing-again'] })).toBeChecked();
  await expect(page.getByRole('checkbox', { name: 'Noch einmal antreten' })).toBeVisible();
  await page.getByRole('checkbox', { name: 'Dank und Rückblick' }).check();
  await choose(page, 'Ergebnis', standing.outcomes['agrees']);
  await expect(page.getByText(standing.follows(standing.outcomes['agrees']))).toBeVisible();
  await save(page);
  await expect(page.getByRole('article').getByText(standing.outcomes['agrees'])).toBeVisible();
  await standingOf(page, 'Jörg Müller', mandates.standing.stands);
  await foreseen(page, '0 von 1 Sitz');

  await visit(page, '/mandate');
  await page.getByRole('link', { name: 'Jörg Müller', exact: true }).click();
  await choose(page, mandates.detail.standing, mandates.standing.stops);
  await expect(page.getByText(mandates.done.standing('Jörg Müller', mandates.standing.stops))).toBeVisible();
  await foreseen(page, '1 von 1 Sitz');
});

test('without a consent a talk about standing again says what it may not change; a "no" is kept', async ({ office, newDevice }) => {
  const page = await newDevice();
  await found(page, office);
  await createContact(page, { name: 'Anna Berg' });
  await page.getByRole('link', { name: mandates.ofContact.add }).click();
  await choose(page, mandates.fields.body, mandates.bodies['district-council']);
  await page.getByLabel(mandates.fields.place, { exact: true }).fill('Landkreis Harz');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('radio', { name: mandates.standing.stands })).toHaveCount(0);
  await save(page);
  await expect(page.getByRole('link', { name: 'Kreistag Harz' })).toBeVisible();
  await page.getByRole('link', { name: 'Kreistag Harz' }).click();
  await page.getByRole('link', { name: mandates.talkAgain }).click();
  await choose(page, 'Ergebnis', standing.outcomes['agrees']);
  await expect(page.getByText(standing.followsConsent)).toBeVisible();
  await choose(page, 'Ergebnis', standing.outcomes['declines']);
  await save(page);
  await standingOf(page, 'Anna Berg', mandates.standing.stops);
});

test('a list of councillors is imported with their seats; what cannot be told is reported with its line', async ({ office, newDevice }) => {
  const page = await newDevice();
  await found(page, office);
  await createContact(page, { name: 'Ute Wolf' });
  await visit(page, '/mandate');
  await page.getByRole('link', { name: mandates.list.import }).click();
  const list = 'Name;Ort;Mandat;Fraktion;Mandat seit\nJörg Müller;Köthen;Stadtrat, Kreistag;Die Fraktion;\nAnna Berg;Barleben;Gemeinderat;;2019\nCem Kaya;Burg;Kassierer;;\nUte Wolf;;Stadtrat Burg;;\n';
  await page.getByLabel('Datei auswählen').setInputFiles({ name: 'rat.csv', mimeType: 'text/csv', buffer: Buffer.from(list) });
  await page.getByRole('button', { name: imports.columns.check }).click();
  await expect(page.getByText(imports.report.mandates(3))).toBeVisible();
  await expect(page.getByText(new RegExp(`Zeile 4: ${imports.reasons['body-unknown']}: Kassierer`))).toBeVisible();
  await page.getByRole('group', { name: imports.report.twinSeatsHelp }).getByRole('checkbox', { name: /^Ute Wolf/ }).check();
  await page.getByRole('button', { name: 'Importieren', exact: true }).click();
  await expect(page.getByText(imports.result.whole(3))).toBeVisible();
  await expect(page.getByText(imports.result.seats(1))).toBeVisible();
  await visit(page, '/mandate');
  for (const name of [council, 'Kreistag Anhalt-Bitterfeld', 'Gemeinderat Barleben', 'Stadtrat Burg']) await expect(page.getByRole('heading', { name })).toBeVisible();
  await page.getByLabel('Suchen').fill('barleben');
  await expect(page.getByText(mandates.list.count(1), { exact: true })).toBeVisible();
  await foreseen(page, '0 bis 4 von 4 Sitzen');
});

test('a half typed mandate survives a crash; a seat given up leaves the list and comes back undone', async ({ office, newDevice }) => {
  const page = await newDevice();
  await found(page, office);
  await createContact(page, { name: 'Jörg Müller', consent: true });
  await fillSeat(page, 'Jörg Müller');
  await draftIsKept(page, mandates.form.draftHere);
  // Leaving the form keeps what was typed last; then the page goes as if Android had taken the memory back.
  await visit(page, '/mandate');
  await expect(page.getByRole('heading', { name: mandates.list.emptyTitle })).toBeVisible();
  await visit(page, '/mandate/neu');
  await expect(page.getByRole('button', { name: mandates.form.draftContinue })).toBeVisible();
  await page.goto('about:blank');
  await openApp(page, `${office.hub().address}/mandate/neu`);
  await page.getByRole('button', { name: mandates.form.draftContinue }).click();
  await expect(page.getByLabel(mandates.fields.place, { exact: true })).toHaveValue('Köthen (Anhalt)');
  await save(page);
  await page.getByRole('link', { name: 'Jörg Müller', exact: true }).click();
  await page.getByRole('button', { name: mandates.detail.end }).click();
  await page.getByRole('dialog').getByRole('button', { name: mandates.detail.endNow }).click();
  await expect(page.getByText(mandates.done.ended)).toBeVisible();
  await expect(page.getByRole('button', { name: mandates.detail.reopen })).toBeVisible();
  await page.getByRole('button', { name: 'Rückgängig' }).click();
  await expect(page.getByRole('button', { name: mandates.detail.end })).toBeVisible();
  await standingOf(page, 'Jörg Müller', mandates.standing.open);
});

test('two answers given apart count as open until somebody picks one', async ({ office, newDevice }) => {
  const mara = await newDevice();
  await found(mara, office);
  await createContact(mara, { name: 'Jörg Müller', consent: true });
  await fillSeat(mara, 'Jörg Müller');
  await save(mara);
  const ina = await newDevice();
  await join(ina, await invite(mara));
  for (const [page, state] of [[mara, 'stands'], [ina, 'stops']] as const) {
    await visit(page, '/mandate');
    await page.getByRole('link', { name: 'Jörg Müller', exact: true }).click();
    await expect(page.getByRole('radiogroup', { name: mandates.detail.standing })).toBeVisible();
    await loseNetwork(page);
    await page.goBack();
    await choose(page, mandates.detail.standing, mandates.standing[state]);
    await expect(page.getByRole('radio', { name: mandates.standing[state] })).toBeChecked();
  }
  for (const page of [mara, ina]) await mendNetwork(page);
  const card = (page: Page) => page.getByRole('region', { name: mandates.contested.title(mandates.fields.standingAgain) });
  for (const page of [mara, ina]) await expect(card(page)).toBeVisible();
  await foreseen(ina, '0 bis 1 von 1 Sitz');
  await ina.goBack();
  await ina.getByRole('button', { name: mandates.contested.pickValue(mandates.standing.stands) }).click();
  for (const page of [mara, ina]) await expect(card(page)).toHaveCount(0);
  await foreseen(mara, '0 von 1 Sitz');
});
