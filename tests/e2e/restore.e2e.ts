import { join } from 'node:path';
import { LAPTOP, expect, test } from '../support/app.ts';
import { createContact, logTalk, openContact, receiptsAre } from '../support/appRecords.ts';
import { everythingIsSafe, found, hubIsBack, invite, isInstalled, isUnlocked, join as joinTeam, openApp, visit } from '../support/appSteps.ts';
import { putBack, runHubCommand } from '../support/hubProcess.ts';

test('H-65 the hub’s computer breaks and yesterday’s backup is put back by README’s steps: what came after it is told again by the devices, and whoever joins then has everything', async ({ office, newDevice }) => {
  const mara = await newDevice();
  await found(mara, office);
  await createContact(mara, { name: 'Jörg Müller' });
  await everythingIsSafe(mara);
  const { dataDir } = office.hub();
  const copy = join(dataDir, 'anlauf.sqlite');
  const backup = await runHubCommand(dataDir, ['backup', copy]);
  expect([backup.code, backup.err]).toEqual([0, '']);

  // After the backup: somebody joins, and both go on working.
  const ben = await newDevice({ viewport: LAPTOP });
  await joinTeam(ben, await invite(mara), 'Ben Acker');
  await createContact(ben, { name: 'Ada Neu' });
  await logTalk(mara, { name: 'Jörg Müller', outcome: 'Sagt zu' });
  for (const page of [mara, ben]) await everythingIsSafe(page);
  await openContact(mara, 'Ada Neu');

  for (const page of [mara, ben]) await isInstalled(page);
  await office.shut();
  await putBack(dataDir, copy);
  await hubIsBack(office, mara, ben);
  expect(office.hub().code, 'there is an association already').toBeNull();
  // Ben, whom the backup does not know, may come first: he is let in once Mara has told of him.
  for (const page of [mara, ben]) {
    await visit(page, '/mehr');
    // He asks again by himself, twice a minute, or when he takes up his phone.
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
    await expect(page.getByRole('link', { name: 'Alles gesichert' }).filter({ visible: true })).toBeVisible({ timeout: 90_000 });
  }
  await openContact(ben, 'Jörg Müller');
  await receiptsAre(ben, 'Jörg Müller', 'In der Zentrale gesichert');
  await expect(ben.getByText('Sagt zu').first()).toBeVisible();

  const ina = await newDevice();
  await joinTeam(ina, await invite(mara), 'Ina Beispiel');
  await openContact(ina, 'Ada Neu');
  await openContact(ina, 'Jörg Müller');
  await expect(ina.getByText('Sagt zu').first()).toBeVisible();
  await mara.reload();
  await openApp(mara, office.hub().address);
  await isUnlocked(mara);
});
