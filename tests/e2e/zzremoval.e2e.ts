import { farewell } from '#messages/de/later/farewell.ts';
import { rescue } from '#messages/de/later/rescue.ts';
import { session } from '#messages/de/session.ts';
import { team } from '#messages/de/team.ts';
import { LAPTOP, expect, mendNetwork, test, type Page } from '../support/app.ts';
import { audit } from '../support/appAudit.ts';
import { contactHeading, createContact, logTalk, openContact } from '../support/appRecords.ts';
import { connectionIs, everythingIsSafe, found, invite, join, loseNetwork, PASSPHRASE, unlock, visit } from '../support/appSteps.ts';

async function openMember(page: Page, name: string, list = team.members): Promise<void> {
  await visit(page, '/team');
  await page.getByRole('list', { name: list }).getByRole('link', { name }).click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
}

async function shots(page: Page, name: string): Promise<void> {
  for (const [w, h] of [[360, 740], [1280, 800]] as const) {
    await page.setViewportSize({ width: w, height: h });
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.evaluate(() => { for (const one of document.getAnimations()) one.finish(); });
      await page.screenshot({ path: `/tmp/shots/${name}-${w}-${colorScheme}.png` });
    }
  }
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
}
async function removeMember(page: Page, name: string): Promise<void> {
  await openMember(page, name);
  await page.getByRole('button', { name: team.removal.lock, exact: true }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: team.removal.lock }).click();
  await expect(page.getByText(team.member.isRemoved)).toBeVisible();
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
  await shots(kim, 'gone'); await looks[0].look('gone');

  await visit(mara, '/team/rettung');
  await expect(mara.getByRole('heading', { name: rescue.group(2, 'Kim Land') })).toBeVisible();
  await expect(mara.getByText(rescue.say.contact('Ada Neu'))).toBeVisible();
  await expect(mara.getByText(/Gespräch mit Jörg Müller am/)).toBeVisible();
  await shots(mara, 'rescue'); await looks[1].look('rescue');
  await visit(mara, '/');
  await expect(mara.getByText(rescue.question(2, 'Kim Land'))).toBeVisible();
  await shots(mara, 'card'); await looks[1].look('card');
  await mara.getByRole('link', { name: rescue.look, exact: true }).click();
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
  await shots(kim, 'suspected'); await look.look('suspected');
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
