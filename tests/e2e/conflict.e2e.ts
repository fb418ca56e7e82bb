import { contacts } from '#messages/de/contacts.ts';
import { expect, mendNetwork, test, type Page } from '../support/app.ts';
import { createContact, openContact, save } from '../support/appRecords.ts';
import { everythingIsSafe, found, invite, join, loseNetwork } from '../support/appSteps.ts';

async function rename(page: Page, from: string, to: string): Promise<void> {
  await openContact(page, from);
  await page.getByRole('link', { name: contacts.detail.edit, exact: true }).click();
  await page.getByLabel('Name', { exact: true }).fill(to);
  await save(page);
}

test('two people change the same field apart: both find both values, one picks, both have it', async ({ office, newDevice }) => {
  const mara = await newDevice();
  await found(mara, office);
  await createContact(mara, { name: 'Jörg Müller' });
  const ina = await newDevice();
  await join(ina, await invite(mara));
  await openContact(ina, 'Jörg Müller');
  await loseNetwork(mara);
  await loseNetwork(ina);
  await rename(mara, 'Jörg Müller', 'Jörg Müller-Thal');
  await rename(ina, 'Jörg Müller', 'Georg Müller');
  await mendNetwork(mara);
  await mendNetwork(ina);
  const open = contacts.contested.title(contacts.fields.name);
  for (const page of [mara, ina]) {
    const card = page.getByRole('region', { name: open });
    await expect(card).toContainText('Jörg Müller-Thal');
    await expect(card).toContainText('Georg Müller');
  }
  await ina.getByRole('button', { name: contacts.contested.pickValue('Georg Müller') }).click();
  for (const page of [mara, ina]) {
    await expect(page.getByRole('region', { name: open })).toHaveCount(0);
    await expect(page.getByRole('heading', { name: 'Georg Müller', level: 1 })).toBeVisible();
    await expect(page.getByText(/Jörg Müller-Thal/).first()).toBeVisible();
    await everythingIsSafe(page);
  }
});
