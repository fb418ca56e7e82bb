import { LAPTOP, PHONE, expect, mendNetwork, test } from '../support/app.ts';
import { contactHeading, createContact, logTalk, openContact, receiptsAre } from '../support/appRecords.ts';
import { connectionIs, found, invite, isLocked, isUnlocked, join, loseNetwork, openApp, unlock } from '../support/appSteps.ts';

for (const [screen, viewport] of [['a phone', PHONE], ['a laptop', LAPTOP]] as const) {
  test(`on ${screen}: a talk logged without reception survives a reload and reaches the other device once there is a network`, async ({ office, newDevice }) => {
    const mara = await newDevice({ viewport });
    await found(mara, office);
    await createContact(mara, { name: 'Jörg Müller', consent: true });
    await receiptsAre(mara, 'Jörg Müller', 'In der Zentrale gesichert');
    const link = await invite(mara);
    const phoneOfMara = mara.context();
    await mara.close();

    const ina = await newDevice({ viewport });
    await join(ina, link);
    await openContact(ina, 'Jörg Müller');
    await receiptsAre(ina, 'Jörg Müller', 'In der Zentrale gesichert');
    await loseNetwork(ina);
    await logTalk(ina, { name: 'Jörg Müller', outcome: 'Möchte mehr wissen', notes: 'Fragt nach dem Zeitaufwand.', nextStep: 'Unterlagen bringen' });
    await openContact(ina, 'Jörg Müller');
    await expect(ina.getByText('Fragt nach dem Zeitaufwand.')).toBeVisible();
    await receiptsAre(ina, 'Jörg Müller', 'Auf diesem Gerät');

    await ina.reload();
    await isLocked(ina);
    await expect(ina.getByText('Jörg Müller')).toHaveCount(0);
    await unlock(ina);
    await isUnlocked(ina);
    await expect(contactHeading(ina, 'Jörg Müller')).toBeVisible();
    await expect(ina.getByText('Fragt nach dem Zeitaufwand.')).toBeVisible();
    await receiptsAre(ina, 'Jörg Müller', 'Auf diesem Gerät');
    await connectionIs(ina, 'Ohne Netz · 1 wartet');

    await openContact(ina, 'Jörg Müller');
    await mendNetwork(ina);
    await receiptsAre(ina, 'Jörg Müller', 'In der Zentrale gesichert');
    await connectionIs(ina, 'Alles gesichert');

    const again = await phoneOfMara.newPage();
    await openApp(again, office.hub().address);
    await openContact(again, 'Jörg Müller');
    await expect(again.getByText('Fragt nach dem Zeitaufwand.')).toBeVisible();
    await expect(again.getByText('Möchte mehr wissen')).toBeVisible();
  });
}
