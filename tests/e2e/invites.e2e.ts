import { invites } from '#messages/de/invites.ts';
import { refusals } from '#messages/de/refusals.ts';
import { session } from '#messages/de/session.ts';
import { expect, openOffice, test } from '../support/app.ts';
import { fillJoining, finishJoining, found, invite, join, keptAfterRefusal } from '../support/appSteps.ts';
import { temporaryFolder } from '../support/hubProcess.ts';

const IPHONE = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1';
const IN_MESSENGER = 'Mozilla/5.0 (Linux; Android 13; moto g32 Build/T2SN; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/140.0.0.0 Mobile Safari/537.36 WhatsApp/2.25';

test('an invite joins one device; the second is refused, and so is whoever comes after it ran out', async ({ office, newDevice }) => {
  const mara = await newDevice();
  await found(mara, office);
  const link = await invite(mara);
  await join(await newDevice(), link, 'Ina Beispiel');
  const second = await newDevice();
  await second.goto(link);
  await fillJoining(second);
  await second.getByRole('button', { name: 'Beitreten' }).click();
  await keptAfterRefusal(second, refusals['invite-used']);
  expect(second.url()).not.toContain(link.split('#')[1] ?? link);

  await mara.getByRole('button', { name: invites.invite.another }).click();
  const later = await invite(mara);
  await office.shut();
  await office.open({ daysAhead: 8 });
  const late = await newDevice();
  await late.goto(later);
  await fillJoining(late);
  await late.getByRole('button', { name: 'Beitreten' }).click();
  await keptAfterRefusal(late, refusals['invite-expired']);
});

test('an invite of another association and one cut short are refused; the whole link then works', async ({ office, newDevice }) => {
  const folder = await temporaryFolder();
  const elsewhere = await openOffice(folder.path);
  const mara = await newDevice();
  await found(mara, office);
  const link = await invite(mara);
  const foreign = await newDevice();
  await foreign.goto(link.replace(office.hub().address, elsewhere.hub().address));
  await fillJoining(foreign);
  await foreign.getByRole('button', { name: 'Beitreten' }).click();
  await keptAfterRefusal(foreign, refusals['invite-foreign']);
  await elsewhere.shut();
  await folder.remove();

  const cut = await newDevice();
  await cut.goto(link.slice(0, -20));
  await fillJoining(cut);
  await cut.getByRole('button', { name: 'Beitreten' }).click();
  await keptAfterRefusal(cut, refusals['invite-unreadable']);
  await cut.getByLabel('Einladungslink').fill(link);
  await finishJoining(cut);
});

test('without the hub, joining and inviting say what is missing, keep what was typed, and work once it is back', async ({ office, newDevice }) => {
  const mara = await newDevice();
  await found(mara, office);
  const link = await invite(mara);
  const ina = await newDevice();
  await ina.goto(link);
  await fillJoining(ina);
  await office.shut();
  await ina.getByRole('button', { name: 'Beitreten' }).click();
  await keptAfterRefusal(ina, refusals['hub-unreachable']);
  await mara.getByRole('button', { name: invites.invite.another }).click();
  await mara.getByRole('button', { name: 'Einladen', exact: true }).click();
  await expect(mara.getByRole('alert')).toHaveText(invites.invite.needsHub);
  await office.open();
  await finishJoining(ina);
});

test('two passphrases that differ, one too short and a missing name are said at their fields', async ({ office, newDevice }) => {
  const mara = await newDevice();
  await found(mara, office);
  const ina = await newDevice();
  await ina.goto(await invite(mara));
  await ina.getByLabel('Passphrase', { exact: true }).fill('kurz');
  await ina.getByLabel('Passphrase wiederholen').fill('anders');
  await ina.getByRole('button', { name: 'Beitreten' }).click();
  await expect(ina.getByLabel('Dein Name')).toHaveAccessibleDescription(new RegExp(refusals['name-missing']));
  await expect(ina.getByLabel('Passphrase', { exact: true })).toHaveAccessibleDescription(new RegExp(refusals['passphrase-too-short']));
  await expect(ina.getByLabel('Passphrase wiederholen')).toHaveAccessibleDescription(new RegExp(refusals['passphrases-differ']));
  await expect(ina.getByLabel('Dein Name')).toBeFocused();
  await expect(ina.getByLabel('Passphrase', { exact: true })).toHaveValue('kurz');
});

test('a messenger’s browser and a plain http address are refused with what to do', async ({ office, newDevice }) => {
  const { address, port } = office.hub();
  const messenger = await newDevice({ userAgent: IN_MESSENGER });
  await messenger.goto(address);
  await expect(messenger.getByText(session.unsupported['in-app-browser'])).toBeVisible();
  await expect(messenger.getByRole('textbox')).toHaveCount(0);
  const plain = await newDevice();
  await plain.goto(`http://zentrale.test:${port}/`);
  await expect(plain.getByText(session.unsupported['insecure-address'])).toBeVisible();
  await expect(plain.getByRole('textbox')).toHaveCount(0);
});

test('on an iPhone the page says to go to the home screen first, and the installed app takes the pasted link', async ({ office, newDevice }) => {
  const mara = await newDevice();
  await found(mara, office);
  const link = await invite(mara);
  const safari = await newDevice({ userAgent: IPHONE, permissions: ['clipboard-read', 'clipboard-write'] });
  await safari.goto(link);
  await expect(safari.getByRole('heading', { name: invites.join.home })).toBeVisible();
  await expect(safari.getByLabel('Dein Name')).toHaveCount(0);
  await safari.getByRole('button', { name: invites.invite.copy }).click();
  await expect(safari.getByText(invites.invite.copied)).toBeVisible();
  expect(await safari.evaluate(() => navigator.clipboard.readText())).toBe(link);

  const installed = await newDevice({ userAgent: IPHONE });
  await installed.addInitScript(() => Object.defineProperty(navigator, 'standalone', { value: true }));
  await installed.goto(office.hub().address);
  await installed.getByRole('button', { name: session.welcome.haveInvite }).click();
  await installed.getByLabel('Einladungslink').fill(`Komm dazu:\n${link}`);
  await installed.getByRole('button', { name: session.welcome.inviteGo }).click();
  await fillJoining(installed);
  await finishJoining(installed);
});
