import { erasure } from '#messages/de/later/erasure.ts';
import { expect, LAPTOP, mendNetwork, test } from '../support/app.ts';
import { createContact, contactHeading, logTalk, openContact, receiptsAre } from '../support/appRecords.ts';
import { everythingIsSafe, found, invite, join, lock, loseNetwork, unlock, isUnlocked, visit } from '../support/appSteps.ts';

test('a contact is erased while somebody is offline: that phone catches up, its own talks are written again, receipts turn', async ({ office, newDevice }) => {
  const mara = await newDevice({ viewport: LAPTOP });
  await found(mara, office);
  const ina = await newDevice();
  await join(ina, await invite(mara), 'Ina Beispiel');
  await createContact(mara, { name: 'Käthe Süß', consent: true });
  await createContact(mara, { name: 'Jörg Müller', consent: true, notes: 'Will nicht mehr.' });
  await openContact(ina, 'Jörg Müller');
  await openContact(ina, 'Käthe Süß');

  await loseNetwork(ina);
  await logTalk(ina, { name: 'Käthe Süß', notes: 'Im Funkloch gesprochen.' });
  await logTalk(ina, { name: 'Jörg Müller', notes: 'Auch im Funkloch.' });
  await openContact(ina, 'Käthe Süß');
  await receiptsAre(ina, 'Käthe Süß', 'Auf diesem Gerät');

  await openContact(mara, 'Jörg Müller');
  await mara.getByRole('button', { name: erasure.erase }).click();
  await expect(mara.getByRole('alertdialog').or(mara.getByRole('dialog')).getByText(erasure.what)).toBeVisible();
  await mara.getByRole('button', { name: erasure.confirm }).click();
  await expect(mara.getByText(erasure.done)).toBeVisible();
  await mara.getByLabel('Suchen').fill('');
  await expect(mara.getByRole('list', { name: 'Kontakte' }).getByText('Käthe Süß')).toBeVisible();
  await expect(mara.getByRole('list', { name: 'Kontakte' }).getByText('Jörg Müller')).toHaveCount(0);
  await visit(mara, '/einstellungen');
  await expect(mara.getByText(erasure.devices(1, 2))).toBeVisible();
  await createContact(mara, { name: 'Ali Neu' });

  await mendNetwork(ina);
  await everythingIsSafe(ina);
  await openContact(ina, 'Ali Neu');
  await openContact(ina, 'Käthe Süß');
  await receiptsAre(ina, 'Käthe Süß', 'In der Zentrale gesichert');
  await visit(ina, '/kontakte');
  await ina.getByLabel('Suchen').fill('Jörg');
  await expect(ina.getByRole('list', { name: 'Kontakte' }).getByText('Jörg Müller')).toHaveCount(0);
  await openContact(mara, 'Käthe Süß');
  await expect(mara.getByText('Im Funkloch gesprochen.')).toBeVisible();
  await visit(mara, '/einstellungen');
  await expect(mara.getByText(erasure.devices(2, 2))).toBeVisible();

  await lock(ina);
  await unlock(ina);
  await isUnlocked(ina);
  await openContact(ina, 'Käthe Süß');
  await expect(ina.getByText('Im Funkloch gesprochen.')).toBeVisible();
});

test('only Leitung erases; without the hub an erasure waits where everybody sees it and can be taken back', async ({ office, newDevice }) => {
  const mara = await newDevice();
  await found(mara, office);
  const ina = await newDevice();
  await join(ina, await invite(mara), 'Ina Beispiel');
  await createContact(mara, { name: 'Jörg Müller' });
  await openContact(ina, 'Jörg Müller');
  await ina.getByRole('button', { name: erasure.erase }).click();
  await ina.getByRole('button', { name: erasure.confirm }).click();
  await expect(ina.getByRole('alert').filter({ hasText: erasure.onlyLead })).toBeVisible();

  await loseNetwork(mara);
  await openContact(mara, 'Jörg Müller');
  await mara.getByRole('button', { name: erasure.erase }).click();
  await mara.getByRole('button', { name: erasure.confirm }).click();
  await expect(mara.getByText(erasure.waiting)).toBeVisible();
  await mara.getByRole('button', { name: erasure.keep }).click();
  await expect(mara.getByRole('button', { name: erasure.erase })).toBeVisible();
  await mendNetwork(mara);
  await everythingIsSafe(mara);
  await openContact(mara, 'Jörg Müller');
  await expect(contactHeading(mara, 'Jörg Müller')).toBeVisible();
});
