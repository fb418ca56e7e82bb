import { farewell } from '#messages/de/later/farewell.ts';
import { rescue } from '#messages/de/later/rescue.ts';
import { session } from '#messages/de/session.ts';
import { team } from '#messages/de/team.ts';
import { LAPTOP, expect, mendNetwork, test, type Page } from '../support/app.ts';
import { audit, type Audit } from '../support/appAudit.ts';
import { contactHeading, createContact, fillTalk, logTalk, openContact } from '../support/appRecords.ts';
import { closeNotices, connectionIs, everythingIsSafe, found, hubIsBack, invite, isInstalled, join, loseNetwork, PASSPHRASE, readNotice, unlock, visit } from '../support/appSteps.ts';

async function openMember(page: Page, name: string, list = team.members): Promise<void> {
  await visit(page, '/team');
  await closeNotices(page);
  await page.getByRole('list', { name: list }).getByRole('link', { name }).click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
}

async function removeMember(page: Page, name: string, look?: Audit): Promise<void> {
  await openMember(page, name);
  await page.getByRole('button', { name: team.removal.lock, exact: true }).click();
  await expect(page.getByRole('alertdialog')).toContainText(team.removal.memberText(name));
  await look?.look('sperren');
  await page.getByRole('alertdialog').getByRole('button', { name: team.removal.lock }).click();
  await expect(page.getByText(team.member.isRemoved)).toBeVisible();
  await readNotice(page, team.removal.done);
}

test('somebody is removed while away: what they wrote reaches Leitung and then everybody, their device is erased, and a third carries on', async ({ office, newDevice }) => {
  const mara = await newDevice({ viewport: LAPTOP });
  await found(mara, office);
  await createContact(mara, { name: 'Jörg Müller' });
  const kim = await newDevice();
  await join(kim, await invite(mara), 'Kim Land');
  const deniz = await newDevice();
  await mara.getByRole('button', { name: 'Noch jemanden einladen' }).click();
  await join(deniz, await invite(mara), 'Deniz Berg');
  await openContact(kim, 'Jörg Müller');
  await everythingIsSafe(kim);
  await loseNetwork(kim);
  await createContact(kim, { name: 'Ada Neu' });
  await logTalk(kim, { name: 'Jörg Müller', outcome: 'Sagt zu' });

  await removeMember(mara, 'Kim Land');
  await createContact(deniz, { name: 'Wieland Weg' });
  await everythingIsSafe(deniz);
  await openContact(mara, 'Wieland Weg');

  await mendNetwork(kim);
  await expect(kim.getByRole('heading', { name: farewell.gone.title })).toBeVisible();
  await expect(kim.getByText(farewell.gone.handedOver(2))).toBeVisible();
  await expect(kim.getByText(farewell.gone.erased)).toBeVisible();
  await expect(kim.getByText('Jörg Müller')).toHaveCount(0);
  const looks = [audit(kim), audit(mara)] as const;
  await looks[0].look('gone');

  await visit(mara, '/team/rettung');
  await expect(mara.getByRole('heading', { name: rescue.group(2, 'Kim Land') })).toBeVisible();
  await expect(mara.getByText(rescue.say.contact('Ada Neu'))).toBeVisible();
  await expect(mara.getByText(/Gespräch mit Jörg Müller am/)).toBeVisible();
  await looks[1].look('rescue');
  await visit(mara, '/');
  await expect(mara.getByText(rescue.question(2, 'Kim Land'))).toBeVisible();
  await looks[1].look('card');
  await mara.getByRole('link', { name: rescue.look, exact: true }).click();
  await mara.getByRole('button', { name: rescue.dropAll }).click();
  await expect(mara.getByRole('alertdialog')).toContainText(rescue.dropText);
  await looks[1].look('drop');
  await mara.keyboard.press('Escape');
  await mara.getByRole('button', { name: rescue.takeAll }).click();
  await expect(mara.getByRole('heading', { name: rescue.nothingTitle })).toBeVisible();
  await openContact(deniz, 'Ada Neu');
  await openContact(deniz, 'Jörg Müller');
  await expect(deniz.getByText('Sagt zu').first()).toBeVisible();
  await openMember(mara, 'Kim Land', team.removedMembers);
  await expect(mara.getByText(team.devices.erased)).toBeVisible();

  await kim.getByRole('button', { name: farewell.gone.onwards }).click();
  await expect(kim.getByRole('heading', { name: session.welcome.title })).toBeVisible();
  for (const one of looks) one.expectNothing();
});

test('a locked device that was removed says that it is turned away, and unlocked it leaves without showing anything', async ({ office, newDevice }) => {
  const mara = await newDevice();
  await found(mara, office);
  const kim = await newDevice();
  await join(kim, await invite(mara), 'Kim Land');
  await everythingIsSafe(kim);
  await loseNetwork(kim);
  await createContact(kim, { name: 'Ada Neu' });
  await kim.reload();
  await expect(kim.getByLabel('Passphrase', { exact: true })).toBeVisible();
  await removeMember(mara, 'Kim Land');
  await mendNetwork(kim);
  await expect(kim.getByText(farewell.locked.suspected)).toBeVisible();
  const look = audit(kim);
  await look.look('suspected');
  await unlock(kim, PASSPHRASE);
  await expect(kim.getByText(farewell.gone.handedOver(1))).toBeVisible();
  look.expectNothing();
  await visit(mara, '/team/rettung');
  await mara.getByRole('button', { name: rescue.drop }).click();
  await mara.getByRole('alertdialog').getByRole('button', { name: rescue.drop }).click();
  await expect(mara.getByRole('heading', { name: rescue.nothingTitle })).toBeVisible();
  await connectionIs(mara, 'Alles gesichert');
  await visit(mara, '/kontakte');
  await expect(contactHeading(mara, 'Ada Neu')).toHaveCount(0);
});

test('half-typed words of a removed person stay on the last screen to be copied, and go with it; nobody is handed them', async ({ office, newDevice }) => {
  const mara = await newDevice({ viewport: LAPTOP });
  await found(mara, office);
  await createContact(mara, { name: 'Jörg Müller', consent: true });
  const kim = await newDevice({ permissions: ['clipboard-read', 'clipboard-write'] });
  await join(kim, await invite(mara), 'Kim Land');
  await openContact(kim, 'Jörg Müller');
  await everythingIsSafe(kim);
  await visit(kim, '/gespraech/neu');
  await fillTalk(kim, { name: 'Jörg Müller', notes: 'Kommt gern zum Sommerfest' });
  const look = audit(mara);
  await removeMember(mara, 'Kim Land', look);
  await expect(kim.getByRole('heading', { name: farewell.gone.title })).toBeVisible();
  await expect(kim.getByText(farewell.gone.drafts(1))).toBeVisible();
  await expect(kim.getByRole('textbox')).toHaveValue('Kommt gern zum Sommerfest');
  await expect(kim.getByText('Jörg Müller')).toHaveCount(0);
  const last = audit(kim);
  await last.look('words');
  await kim.getByRole('button', { name: farewell.words.copy }).click();
  await expect(kim.getByText(farewell.words.copied)).toBeVisible();
  expect(await kim.evaluate(() => navigator.clipboard.readText())).toBe('Kommt gern zum Sommerfest');
  await kim.reload();
  await expect(kim.getByText(farewell.gone.drafts(1))).toBeVisible();
  await expect(kim.getByRole('textbox')).toHaveCount(0);
  await last.look('words gone');
  for (const one of [look, last]) one.expectNothing();
});

test('a hub that takes nothing, or is out of reach, keeps a removed device waiting: it says what waits and what goes, and finishes by itself', async ({ office, newDevice }) => {
  const mara = await newDevice();
  await found(mara, office);
  const kim = await newDevice();
  await join(kim, await invite(mara), 'Kim Land');
  await everythingIsSafe(kim);
  await loseNetwork(kim);
  await createContact(kim, { name: 'Ada Neu' });
  await visit(kim, '/gespraech/neu');
  await kim.getByLabel('Kontakt', { exact: true }).fill('Bela');
  await kim.getByLabel('Nächster Schritt').fill('Flyer vorbeibringen');
  for (const one of [mara, kim]) await isInstalled(one);
  await removeMember(mara, 'Kim Land');
  await office.shut();
  await office.open({ noMail: true });
  await mendNetwork(kim);
  await expect(kim.getByText(farewell.waiting.refused(1))).toBeVisible();
  await expect(kim.getByText(farewell.drafts(1))).toBeVisible();
  const look = audit(kim);
  await look.look('refused');
  await kim.getByRole('button', { name: farewell.without }).click();
  await expect(kim.getByRole('alertdialog')).toContainText(farewell.draftsErased(1));
  await look.look('without');
  await kim.keyboard.press('Escape');
  await office.shut();
  await kim.getByRole('button', { name: farewell.waiting.again }).click();
  await expect(kim.getByText(farewell.waiting.unreachable(1))).toBeVisible();
  await look.look('unreachable');
  await openMember(mara, 'Kim Land', team.removedMembers);
  await expect(mara.getByText(team.devices.removed)).toBeVisible();
  await hubIsBack(office, mara, kim);
  await expect(kim.getByText(farewell.gone.handedOver(1))).toBeVisible({ timeout: 60_000 });
  await visit(mara, '/team/rettung');
  await expect(mara.getByText(rescue.say.contact('Ada Neu'))).toBeVisible({ timeout: 60_000 });
  look.expectNothing();
});
