import { LAPTOP, PHONE, expect, test } from '../support/app.ts';
import { createContact, found, invite, isLocked, isSafe, isUnlocked, join, openContact, unlock } from '../support/appSteps.ts';

for (const [screen, viewport] of [['a phone', PHONE], ['a laptop', LAPTOP]] as const) {
  test(`on ${screen}: what is logged without reception is on the other device once there is a network`, async ({ office, newDevice }) => {
    const mara = await newDevice({ viewport });
    await found(mara, office);
    await createContact(mara, { name: 'Jörg Müller' });
    await isSafe(mara);
    const link = await invite(mara);
    await mara.context().close();

    const ina = await newDevice({ viewport });
    await join(ina, link, 'Ina Beispiel');
    await openContact(ina, 'Jörg Müller');
    await ina.context().setOffline(true);
    await createContact(ina, { name: 'Petra Schulz' });
    await expect(ina.getByText('Auf diesem Gerät', { exact: true }).first()).toBeVisible();
    await ina.reload();
    await isLocked(ina);
    await unlock(ina);
    await isUnlocked(ina);
    await openContact(ina, 'Petra Schulz');
    await ina.context().setOffline(false);
    await isSafe(ina);
  });
}
