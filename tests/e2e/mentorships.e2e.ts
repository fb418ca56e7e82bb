import { coverage } from '#messages/de/later/coverage.ts';
import { mandates } from '#messages/de/later/mandates.ts';
import { mentorships as m } from '#messages/de/later/mentorships.ts';
import { pack } from '#messages/de/later/pack.ts';
import { today as list } from '#messages/de/later/today.ts';
import { shell } from '#messages/de/shell.ts';
import { tasks } from '#messages/de/tasks.ts';
import type { Locator } from '@playwright/test';
import { LAPTOP, expect, mendNetwork, test, type Page } from '../support/app.ts';
import { audit } from '../support/appAudit.ts';
import { choose, createContact, openContact, save } from '../support/appRecords.ts';
import { draftIsKept, everythingIsSafe, found, invite, isUnlocked, join, loseNetwork, openApp, visit } from '../support/appSteps.ts';

const NOTE = 'Traut sich noch nicht ans Rednerpult.';
const DAY_MS = 86_400_000;

/** Picks one of a list that narrows while typing. */
async function pick(page: Page, label: string, typed: string): Promise<void> {
  await page.getByRole('combobox', { name: label }).fill(typed);
  await page.getByRole('option', { name: typed }).first().click();
}

async function createSeat(page: Page, name: string): Promise<void> {
  await visit(page, '/mandate/neu');
  await pick(page, mandates.fields.contact, name);
  await choose(page, mandates.fields.body, 'Stadtrat');
  await pick(page, mandates.fields.place, 'Köthen (Anhalt)');
  await page.getByRole('textbox', { name: new RegExp(`^${mandates.fields.group}`) }).fill('Gemeinsam');
  await save(page);
}

/** Matches on the coordinator's laptop: whom, by whom, how often. */
async function match(page: Page, mentee: string, mentor: string): Promise<string> {
  await visit(page, '/patenschaften/neu');
  await pick(page, m.new.mentee, mentee);
  await page.getByRole('radio', { name: new RegExp(`^${mentor}`) }).check();
  await page.getByLabel(m.new.aim).fill('Drei Sitzungen zusammen besuchen');
  await choose(page, m.new.rhythm, m.rhythms.weekly);
  await save(page);
  await expect(page.getByRole('heading', { name: mentee, level: 1 })).toBeVisible();
  return new URL(page.url()).pathname;
}

/** A link is shown once: the next one is made on the screen as one comes to it anew. */
async function inviteAnew(from: Page, device: Page, name: string): Promise<void> {
  await visit(from, '/mehr');
  await expect(from.getByRole('heading', { name: shell.more, level: 1 })).toBeVisible();
  await join(device, await invite(from), name);
}

/** This device's calendar, so many days on; the hub's and the worker's stay. */
async function daysLater(page: Page, days: number): Promise<void> {
  await page.clock.setFixedTime(Date.now() + days * DAY_MS);
}

/** What leaves the printer: that, and neither the navigation nor the button one pressed. */
async function onPaper(page: Page, button: string, ...shown: readonly Locator[]): Promise<void> {
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  // Paper stays white where the screen is dark.
  expect(await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme)).not.toContain('dark');
  for (const part of shown) await expect(part).toBeVisible();
  await expect(page.getByRole('button', { name: button, exact: true })).toBeHidden();
  await expect(page.getByRole('navigation')).toBeHidden();
  await page.emulateMedia({ media: 'screen', colorScheme: 'light' });
}

/** The team with a councillor of ours and somebody who wants to stand: Mara leads, Ina mentors, Bert is one of the others. */
async function team(page: Page): Promise<void> {
  await createContact(page, { name: 'Ina Beispiel', consent: true });
  await createSeat(page, 'Ina Beispiel');
  await createContact(page, { name: 'Jana Feld', consent: true });
}

test('matched on a laptop, checked in on a phone without reception, due again, and seen in the coverage; the notes stay with the mentor', async ({ office, newDevice }) => {
  const mara = await newDevice({ viewport: LAPTOP });
  await found(mara, office);
  await team(mara);
  await visit(mara, '/patenschaften/abdeckung');
  await expect(mara.getByText(coverage.councillors(0, 1))).toBeVisible();
  await expect(mara.getByRole('region', { name: /Stadtrat Köthen/ })).toContainText(coverage.noneYet);
  const ina = await newDevice();
  await join(ina, await invite(mara), 'Ina Beispiel');
  const bert = await newDevice();
  await inviteAnew(mara, bert, 'Bert Ost');
  const path = await match(mara, 'Jana Feld', 'Ina Beispiel');
  await mara.getByLabel(m.link.pick).selectOption('Ina Beispiel');
  await mara.getByRole('button', { name: m.link.save }).click();
  await expect(mara.getByLabel(m.link.pick)).toHaveCount(0);
  await visit(mara, '/patenschaften/abdeckung');
  await expect(mara.getByText(coverage.councillors(1, 1))).toBeVisible();

  await visit(ina, '/');
  await expect(ina.getByRole('list', { name: m.card.title })).toContainText('Jana Feld');
  await everythingIsSafe(ina);
  await loseNetwork(ina);
  await visit(ina, '/');
  await ina.getByRole('link', { name: m.record }).click();
  await expect(ina.getByText(m.checkIn.onlyYou)).toBeVisible();
  await ina.getByLabel(m.checkIn.how).fill(NOTE);
  await ina.getByLabel(m.checkIn.help, { exact: false }).first().check();
  await save(ina);
  await visit(ina, path);
  await expect(ina.getByText(NOTE)).toBeVisible();
  await mendNetwork(ina);
  await everythingIsSafe(ina);

  for (const page of [mara, bert]) {
    await visit(page, '/patenschaften');
    await expect(page.getByRole('list', { name: m.title })).toContainText(m.helpWanted);
    await visit(page, path);
    await expect(page.getByText(m.detail.notesOf('Ina Beispiel'))).toBeVisible();
    await expect(page.getByRole('list', { name: m.detail.checkIns })).toContainText(m.helpWanted);
    await expect(page.getByText(NOTE)).toHaveCount(0);
    await expect(page.getByRole('link', { name: m.record })).toHaveCount(0);
    await visit(page, `${path}/rueckmeldung`);
    await expect(page.getByText(m.checkIn.notYours('Ina Beispiel'))).toBeVisible();
  }

  await daysLater(ina, 8);
  await visit(ina, '/mehr');
  await visit(ina, '/');
  await expect(ina.getByRole('list', { name: m.card.title })).toContainText(m.due('seit gestern'));
  await expect(ina.getByRole('heading', { name: tasks.title, exact: true })).toBeVisible();
  await expect(ina.getByText(tasks.sentences['check-in']('Jana Feld'))).toHaveCount(0);
  await expect(ina.getByText(list.nothingElse)).toBeVisible();
  await daysLater(mara, 100);
  await visit(mara, '/patenschaften/abdeckung');
  await expect(mara.getByRole('region', { name: /Stadtrat Köthen/ })).toContainText(coverage.states.quiet);
  await expect(mara.getByText(coverage.quiet(1))).toBeVisible();
  await onPaper(mara, coverage.print, mara.getByRole('region', { name: /Stadtrat Köthen/ }), mara.getByText('Kreisverband Beispielstadt, Stand', { exact: false }));
});

test('what was typed survives the page, the pack is printed with the names, and a pause, an end and their screens hold for axe', async ({ office, newDevice }) => {
  const ina = await newDevice();
  await found(ina, office, 'Ina Beispiel');
  await team(ina);
  const path = await match(ina, 'Jana Feld', 'Ina Beispiel');
  await ina.getByRole('button', { name: m.link.self }).click();
  await expect(ina.getByRole('link', { name: m.record })).toBeVisible();
  await expect(ina.getByText(m.handOver.lost)).toBeVisible();
  await expect(ina.getByRole('link', { name: m.handOver.sheet })).toHaveAttribute('href', '/wiederherstellungsblatt');
  const screens = audit(ina);
  await visit(ina, `${path}/rueckmeldung`);
  await ina.getByLabel(m.checkIn.how).fill(NOTE);
  await draftIsKept(ina, m.checkIn.draftHere);
  await screens.look('check-in with a draft');
  await ina.close();
  const again = await ina.context().newPage();
  await openApp(again, office.hub().address);
  await isUnlocked(again);
  await visit(again, `${path}/rueckmeldung`);
  await expect(again.getByLabel(m.checkIn.how)).toHaveValue(NOTE);
  await save(again);
  await expect(again.getByText(NOTE)).toBeVisible();

  const rest = audit(again);
  for (const at of ['/', '/patenschaften', '/patenschaften/neu', '/patenschaften/abdeckung', path, `${path}/uebergabe`, `${path}/mappe`]) await rest.at(at);
  await expect(again.getByRole('article', { name: pack.title })).toContainText(pack.for('Jana Feld'));
  await again.getByRole('button', { name: pack.edit }).click();
  await again.getByLabel(pack.form.numbered(pack.form.text, 0)).fill('Komm am Dienstag ins Rathaus.');
  await rest.look('pack form');
  await again.getByRole('button', { name: 'Speichern', exact: true }).click();
  await expect(again.getByRole('article', { name: pack.title })).toContainText('Komm am Dienstag ins Rathaus.');
  await onPaper(again, pack.print, again.getByText(pack.for('Jana Feld')), again.getByText('Komm am Dienstag ins Rathaus.'));

  await visit(again, path);
  await again.getByRole('button', { name: m.detail.pause }).click();
  await choose(again, m.pause.how, m.pause.open);
  await rest.look('pause');
  await again.getByRole('dialog').getByRole('button', { name: m.pause.title }).click();
  await expect(again.getByText(m.detail.rests)).toBeVisible();
  await again.getByRole('button', { name: m.detail.resume }).click();
  await again.getByRole('button', { name: m.detail.end }).click();
  await choose(again, m.end.question('Jana Feld'), m.answers.yes);
  await choose(again, m.end.question('Ina Beispiel'), m.answers['with-changes']);
  await rest.look('end');
  await again.getByRole('dialog').getByRole('button', { name: m.end.title }).click();
  await expect(again.getByText(m.detail.again('Jana Feld', m.answers.yes))).toBeVisible();
  await expect(again.getByText(m.detail.again('Ina Beispiel', m.answers['with-changes']))).toBeVisible();
  await expect(again.getByRole('link', { name: m.record })).toHaveCount(0);
  await expect(again.getByText(NOTE)).toBeVisible();
  await again.getByRole('button', { name: m.detail.forget }).click();
  await expect(again.getByText(m.detail.forgetText)).toBeVisible();
  await rest.look('forget the notes');
  await again.getByRole('alertdialog').getByRole('button', { name: m.detail.forget }).click();
  await expect(again.getByText(m.detail.forgotten)).toBeVisible();
  await expect(again.getByText(NOTE)).toHaveCount(0);
  rest.expectNothing();
  screens.expectNothing();
});

test('without consent it is asked for plainly, by name, and the mentorship is made together with it', async ({ office, newDevice }) => {
  const mara = await newDevice();
  await found(mara, office);
  await team(mara);
  await createContact(mara, { name: 'Kim Ohne' });
  await visit(mara, '/patenschaften/neu');
  await pick(mara, m.new.mentee, 'Kim Ohne');
  await mara.getByRole('radio', { name: /^Ina Beispiel/ }).check();
  await mara.getByRole('button', { name: 'Speichern', exact: true }).click();
  await expect(mara.getByText(m.new.consentMissing('Kim Ohne'))).toBeVisible();
  await mara.getByRole('checkbox', { name: m.new.consent('Kim Ohne') }).check();
  await save(mara);
  await expect(mara.getByRole('heading', { name: 'Kim Ohne', level: 1 })).toBeVisible();
  await openContact(mara, 'Kim Ohne');
  await expect(mara.getByText('Nur das Nötigste gespeichert')).toHaveCount(0);
});

test('handed over with the note that was picked and no other; a second mentor is named before and reads all, and taken out reads nothing more', async ({ office, newDevice }) => {
  const ina = await newDevice();
  await found(ina, office, 'Ina Beispiel');
  await team(ina);
  await createContact(ina, { name: 'Bert Ost', consent: true });
  await createSeat(ina, 'Bert Ost');
  const bert = await newDevice();
  await join(bert, await invite(ina), 'Bert Ost');
  const cem = await newDevice();
  await inviteAnew(ina, cem, 'Cem Nord');
  const path = await match(ina, 'Jana Feld', 'Ina Beispiel');
  await ina.getByRole('button', { name: m.link.self }).click();
  for (const note of [NOTE, 'Bleibt unter uns.']) {
    await ina.getByRole('link', { name: m.record }).click();
    await ina.getByLabel(m.checkIn.how).fill(note);
    await save(ina);
    await expect(ina.getByText(note)).toBeVisible();
  }
  await ina.getByRole('button', { name: m.detail.coMentor }).click();
  await ina.getByLabel(m.coMentor.who).selectOption('Cem Nord');
  await expect(ina.getByText(m.coMentor.text('Cem Nord'))).toBeVisible();
  await ina.getByRole('button', { name: m.coMentor.save, exact: true }).click();
  await expect(ina.getByText(m.checkIn.youAnd('Cem Nord'))).toBeVisible();
  await visit(cem, path);
  for (const note of [NOTE, 'Bleibt unter uns.']) await expect(cem.getByText(note)).toBeVisible();
  await ina.getByRole('button', { name: m.coMentor.takeOut('Cem Nord') }).click();
  await expect(ina.getByRole('alertdialog')).toContainText(m.coMentor.takeOutText('Cem Nord'));
  await ina.getByRole('alertdialog').getByRole('button', { name: m.coMentor.takeOut('Cem Nord') }).click();
  await expect(ina.getByText(m.checkIn.onlyYou)).toBeVisible();
  for (const note of [NOTE, 'Bleibt unter uns.']) await expect(cem.getByText(note)).toHaveCount(0);

  await ina.getByRole('link', { name: m.detail.handOver }).click();
  await expect(ina.getByText(m.handOver.lost)).toBeVisible();
  await ina.getByRole('radio', { name: /^Bert Ost/ }).check();
  await ina.getByLabel(m.link.pick).selectOption('Bert Ost');
  await ina.getByRole('button', { name: m.link.save }).click();
  await ina.getByRole('checkbox', { name: new RegExp(NOTE) }).check();
  await ina.getByRole('button', { name: m.handOver.save }).click();
  await expect(ina.getByText(m.handOver.agreedMissing('Jana Feld'))).toBeVisible();
  await ina.getByRole('checkbox', { name: m.handOver.agreed('Jana Feld') }).check();
  await ina.getByRole('button', { name: m.handOver.save }).click();
  await expect(ina.getByText(m.pair('Bert Ost', 'Jana Feld'))).toBeVisible();
  await expect(ina.getByText(NOTE)).toHaveCount(0);
  const next = new URL(ina.url()).pathname;
  await visit(bert, next);
  await expect(bert.getByText(m.detail.youMentor)).toBeVisible();
  await expect(bert.getByText(NOTE)).toBeVisible();
  await expect(bert.getByText('Bleibt unter uns.')).toHaveCount(0);
  await visit(bert, path);
  await expect(bert.getByText(m.states['handed-over'])).toBeVisible();
  await expect(bert.getByText('Bleibt unter uns.')).toHaveCount(0);
});

test('D-244 two who reword the pack, one while the other’s form is open, leave both texts until somebody picks; a dropped draft leaves what stands', async ({ office, newDevice }) => {
  const mara = await newDevice({ viewport: LAPTOP });
  await found(mara, office);
  await team(mara);
  const path = `${await match(mara, 'Jana Feld', 'Ina Beispiel')}/mappe`;
  const ina = await newDevice();
  await join(ina, await invite(mara));
  const paper = (page: Page): Locator => page.getByRole('article', { name: pack.title });
  const type = async (page: Page, text: string): Promise<void> => {
    await visit(page, path);
    await page.getByRole('button', { name: pack.edit }).click();
    await page.getByLabel(pack.form.numbered(pack.form.text, 0)).fill(text);
  };
  const keep = (page: Page): Promise<void> => page.getByRole('button', { name: 'Speichern', exact: true }).click();
  await type(ina, 'Komm am Dienstag.');
  await type(mara, 'Komm am Freitag.');
  await keep(mara);
  await expect(paper(mara)).toContainText('Komm am Freitag.');
  await everythingIsSafe(mara);
  // The draft outlives the screen, and so does what stood there when it was begun.
  await visit(ina, '/mehr');
  await expect(ina.getByRole('heading', { name: shell.more, level: 1 })).toBeVisible();
  await visit(ina, path);
  await expect(paper(ina)).toContainText('Komm am Freitag.');
  await ina.getByRole('button', { name: pack.edit }).click();
  await expect(ina.getByLabel(pack.form.numbered(pack.form.text, 0))).toHaveValue('Komm am Dienstag.');
  await keep(ina);
  const apart = ina.getByRole('region', { name: pack.apart.title });
  await expect(apart.getByText(/von Mara Feld$/)).toBeVisible();
  const looks = audit(ina);
  await looks.look('pack with two texts');
  looks.expectNothing();
  await apart.getByText(/von Mara Feld$/).click();
  await expect(apart.getByText('Komm am Freitag.')).toBeVisible();
  await apart.getByRole('button', { name: /Mara Feld$/ }).click();
  await expect(apart).toHaveCount(0);
  for (const page of [ina, mara]) await visit(page, path);
  for (const page of [ina, mara]) await expect(paper(page)).toContainText('Komm am Freitag.');
  await expect(mara.getByRole('region', { name: pack.apart.title })).toHaveCount(0);

  await type(ina, 'Doch am Montag.');
  await everythingIsSafe(ina);
  await visit(ina, path);
  await ina.getByRole('button', { name: pack.edit }).click();
  await ina.getByRole('button', { name: m.checkIn.drop }).click();
  await expect(ina.getByLabel(pack.form.numbered(pack.form.text, 0))).toHaveValue('Komm am Freitag.');
  await ina.getByLabel(pack.form.numbered(pack.form.text, 0)).fill('Komm am Freitag um 18 Uhr.');
  await keep(ina);
  await expect(paper(ina)).toContainText('um 18 Uhr');
  await expect(ina.getByRole('region', { name: pack.apart.title })).toHaveCount(0);
});
