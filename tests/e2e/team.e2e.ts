import { common } from '#messages/de/common.ts';
import { invites } from '#messages/de/invites.ts';
import { team } from '#messages/de/team.ts';
import { PHONE, expect, test, type Page } from '../support/app.ts';
import { fillJoining, finishJoining, found, hubIsBack, invite, isUnlocked, join, loseHub, PASSPHRASE, readNotice, visit } from '../support/appSteps.ts';
import { scanned } from '../support/qrPicture.ts';

const memberRow = (page: Page, name: string | RegExp) => page.getByRole('list', { name: team.members }).getByRole('listitem').filter({ hasText: name });

async function openMember(page: Page, name: string): Promise<void> {
  await visit(page, '/team');
  await memberRow(page, name).getByRole('link').click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`an invite is read from the picture of its code (${colorScheme}) and opens on another phone, with the roles it was given`, async ({ office, newDevice }) => {
    const mara = await newDevice({ colorScheme });
    await found(mara, office);
    await visit(mara, '/team');
    await mara.getByLabel(team.roles.canvasser).uncheck();
    await expect(mara.getByText(invites.invite.rolesMissing)).toBeVisible();
    await mara.getByLabel(team.roles.treasurer).check();
    await mara.getByLabel(team.roles.mentor).check();
    await mara.getByText(invites.invite.days(30), { exact: true }).click();
    const link = await invite(mara);
    expect(await scanned(mara)).toBe(link);
    await expect(mara.getByRole('list', { name: team.invites.title })).toContainText('Kasse · Pat:in');
    const bea = await newDevice();
    await join(bea, await scanned(mara), 'Bea Sandmann');
    for (const page of [mara, bea]) {
      await visit(page, '/team');
      await expect(memberRow(page, 'Bea Sandmann')).toContainText('Kasse · Pat:in');
    }
    await expect(mara.getByRole('list', { name: team.invites.title })).toHaveCount(0);
    await expect(bea.getByText(team.onlyLead('Mara Feld'))).toBeVisible();
    await expect(bea.getByRole('button', { name: invites.invite.submit, exact: true })).toHaveCount(0);
  });
}

test('a further device of one’s own is added by its code, without saying one’s name again, and is renamed', async ({ office, newDevice }) => {
  const mara = await newDevice();
  await found(mara, office);
  await visit(mara, '/team');
  await mara.getByRole('button', { name: team.second.submit }).click();
  const laptop = await newDevice({ viewport: { width: 1280, height: 800 } });
  await laptop.goto(await scanned(mara));
  await expect(laptop.getByText(invites.join.furtherText)).toBeVisible();
  await expect(laptop.getByLabel('Dein Name')).toHaveCount(0);
  await laptop.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE);
  await laptop.getByLabel('Passphrase wiederholen').fill(PASSPHRASE);
  await finishJoining(laptop);
  await openMember(laptop, 'Mara Feld');
  const devices = (page: Page) => page.getByRole('list', { name: team.devices.title }).getByRole('listitem');
  await expect(devices(laptop)).toHaveCount(2);
  await devices(laptop).filter({ hasText: team.devices.this }).getByRole('button', { name: team.devices.rename }).click();
  await laptop.getByLabel(team.devices.name).fill('Laptop im Büro');
  await laptop.getByRole('button', { name: common.save }).click();
  await openMember(mara, 'Mara Feld');
  await expect(devices(mara)).toHaveCount(2);
  await expect(devices(mara).filter({ hasText: 'Laptop im Büro' })).toBeVisible();
});

test('Leitung gives and takes roles; the last Leitung cannot be taken away, and without the hub the ticks wait', async ({ office, newDevice }) => {
  const mara = await newDevice();
  await found(mara, office);
  const ina = await newDevice();
  await join(ina, await invite(mara), 'Ina Beispiel');
  await openMember(mara, 'Mara Feld');
  await mara.getByLabel(team.roles.lead).uncheck();
  await mara.getByRole('button', { name: team.member.saveRoles }).click();
  await mara.getByRole('alertdialog').getByRole('button', { name: team.member.resignConfirm }).click();
  await expect(mara.getByRole('alert')).toContainText('Leitung');
  await openMember(ina, 'Mara Feld');
  await expect(ina.getByRole('checkbox')).toHaveCount(0);
  await openMember(mara, 'Ina Beispiel');
  await mara.getByLabel(team.roles.lead).check();
  await mara.getByRole('button', { name: team.member.saveRoles }).click();
  await expect(mara.getByRole('button', { name: team.member.saveRoles })).toHaveCount(0);
  await expect(ina.getByRole('checkbox')).toHaveCount(4);

  await loseHub(mara, office);
  await openMember(mara, 'Ina Beispiel');
  await mara.getByLabel(team.roles.treasurer).check();
  await mara.getByRole('button', { name: team.member.saveRoles }).click();
  await expect(mara.getByRole('alert')).toHaveText(team.needsHub);
  await expect(mara.getByLabel(team.roles.treasurer)).toBeChecked();
  await hubIsBack(office, mara, ina);
  await mara.getByRole('button', { name: team.member.saveRoles }).click();
  await openMember(ina, 'Ina Beispiel');
  await expect(ina.getByLabel(team.roles.treasurer)).toBeChecked();
});

test('an open invite is withdrawn, and nobody joins with its link', async ({ office, newDevice }) => {
  const mara = await newDevice({ viewport: PHONE });
  await found(mara, office);
  const link = await invite(mara);
  await mara.getByRole('list', { name: team.invites.title }).getByRole('button', { name: team.invites.withdraw }).click();
  await mara.getByRole('alertdialog').getByRole('button', { name: team.invites.withdraw }).click();
  await expect(mara.getByRole('list', { name: team.invites.title })).toHaveCount(0);
  const late = await newDevice();
  await late.goto(link);
  await fillJoining(late);
  await late.getByRole('button', { name: 'Beitreten' }).click();
  await expect(late.getByRole('alert')).toBeVisible();
  await isUnlocked(mara);
});

test('“Wer sieht was?” names the people of this team, and a mentorship’s notes are nobody else’s', async ({ office, newDevice }) => {
  const mara = await newDevice();
  await found(mara, office);
  await join(await newDevice(), await invite(mara), 'Ina Beispiel');
  await visit(mara, '/team');
  await expect(memberRow(mara, 'Ina Beispiel')).toBeVisible();
  await mara.getByRole('link', { name: team.see.title }).click();
  const line = (what: string) => mara.getByRole('table').getByRole('row').filter({ hasText: what });
  await expect(line(team.see.contacts)).toContainText('Alle 2 im Team');
  await expect(line(team.see.contacts)).toContainText('Ina Beispiel');
  await expect(line(team.see.otherDesks)).not.toContainText('Ina Beispiel');
  await expect(line(team.see.board)).toContainText(team.see.hubYes);
  await expect(mara.getByRole('columnheader')).toHaveText([team.see.what, team.see.who, team.see.hub]);
});

test('“Sperren” waits visibly without the hub, can be taken back, and is carried out once the hub is there', async ({ office, newDevice }) => {
  const mara = await newDevice();
  await found(mara, office);
  const ina = await newDevice();
  await join(ina, await invite(mara), 'Ina Beispiel');
  await openMember(mara, 'Ina Beispiel');
  await loseHub(mara, office);
  await openMember(mara, 'Ina Beispiel');
  const lockOut = async (): Promise<void> => {
    await mara.getByRole('button', { name: team.removal.lock, exact: true }).click();
    await expect(mara.getByRole('alertdialog')).toContainText(team.removal.memberText('Ina Beispiel'));
    await mara.getByRole('alertdialog').getByRole('button', { name: team.removal.lock, exact: true }).click();
    await expect(mara.getByText(`${team.removal.waiting}: Ina Beispiel`)).toBeVisible();
    await readNotice(mara, team.removal.waiting);
  };
  await lockOut();
  await mara.getByRole('button', { name: team.removal.cancel }).click();
  await expect(mara.getByText(team.removal.waitingHelp)).toHaveCount(0);
  await lockOut();
  await visit(mara, '/team');
  await expect(memberRow(mara, 'Ina Beispiel')).toContainText(team.removal.waitingShort);
  await hubIsBack(office, mara);
  const gone = mara.getByRole('list', { name: team.removedMembers }).getByRole('listitem').filter({ hasText: 'Ina Beispiel' });
  await expect(gone).toBeVisible({ timeout: 60_000 });
  await gone.getByRole('link').click();
  await expect(mara.getByText(team.member.isRemoved)).toBeVisible();
  await expect(mara.getByRole('list', { name: team.devices.title })).toContainText('gesperrt');
  await expect(mara.getByRole('button', { name: team.removal.lock, exact: true })).toHaveCount(0);
});

test('whoever lost everything is invited back by Leitung as the same member, and the lost device is out', async ({ office, newDevice }) => {
  const mara = await newDevice();
  await found(mara, office);
  await join(await newDevice(), await invite(mara), 'Ina Beispiel');
  await openMember(mara, 'Ina Beispiel');
  await mara.getByRole('button', { name: team.readmit.submit }).click();
  await mara.getByRole('alertdialog').getByRole('button', { name: team.readmit.submit }).click();
  const fresh = await newDevice();
  await fresh.goto(await scanned(mara));
  await expect(fresh.getByLabel('Passphrase', { exact: true })).toBeVisible();
  await expect(fresh.getByLabel('Dein Name')).toHaveCount(0);
  await fresh.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE);
  await fresh.getByLabel('Passphrase wiederholen').fill(PASSPHRASE);
  await finishJoining(fresh);
  await openMember(fresh, 'Ina Beispiel');
  await expect(fresh.getByRole('list', { name: team.devices.title }).getByRole('listitem')).toHaveCount(2);
  await expect(fresh.getByRole('list', { name: team.devices.title })).toContainText(team.devices.this);
});
