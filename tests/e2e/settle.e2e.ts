import { join } from 'node:path';
import { fork } from '#messages/de/later/fork.ts';
import { team } from '#messages/de/team.ts';
import { LAPTOP, expect, mendNetwork, test, type Page } from '../support/app.ts';
import { audit } from '../support/appAudit.ts';
import { createContact, openContact } from '../support/appRecords.ts';
import { everythingIsSafe, found, invite, join as joinTeam, loseNetwork, visit } from '../support/appSteps.ts';
import { putBack, runHubCommand } from '../support/hubProcess.ts';

/** An entry of the team list that anybody may make: an invite for a further device of one's own. */
async function addDevice(page: Page): Promise<void> {
  await visit(page, '/team');
  await page.getByRole('button', { name: team.second.submit }).click();
  await expect(page.getByText(team.second.scan)).toBeVisible();
}

test('a hub is put back to yesterday and written to before Leitung is back: Leitung sees what happened, settles it on a phone, and work was never held up', async ({ office, newDevice }) => {
  const mara = await newDevice();
  await found(mara, office);
  const ben = await newDevice({ viewport: LAPTOP });
  await joinTeam(ben, await invite(mara), 'Ben Acker');
  await everythingIsSafe(ben);
  const { dataDir } = office.hub();
  const copy = join(dataDir, 'copy.sqlite');
  expect((await runHubCommand(dataDir, ['backup', copy])).code).toBe(0);
  await loseNetwork(ben);
  await addDevice(mara);
  await loseNetwork(mara);
  await office.shut();
  await putBack(dataDir, copy);
  await office.open();
  await mendNetwork(ben);
  await addDevice(ben);
  await mendNetwork(mara);

  await createContact(mara, { name: 'Ada Neu' });
  await visit(mara, '/einstellungen');
  await expect(mara.getByText(fork.title)).toBeVisible();
  await expect(mara.getByText(fork.counts(1, 1))).toBeVisible();
  const look = audit(mara);
  await look.look('fork');
  await mara.getByRole('button', { name: fork.take }).click();
  const dialog = mara.getByRole('alertdialog');
  await expect(dialog.getByRole('heading', { name: fork.question })).toBeVisible();
  await look.look('settle');
  await dialog.getByRole('button', { name: fork.take }).click();
  await expect(mara.getByText(fork.title)).toHaveCount(0);
  await everythingIsSafe(mara);
  await openContact(ben, 'Ada Neu');
  await addDevice(mara);
  look.expectNothing();
});
