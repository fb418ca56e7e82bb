import { rm } from 'node:fs/promises';
import { TEAM } from '#base/ids.ts';
import { newEntries } from '../support/association.ts';
import { startBrowser } from '../support/browserProcess.ts';
import { found, openApp, visit } from '../support/appSteps.ts';
import { catchUp } from '../support/hubClient.ts';
import { startHub, temporaryFolder } from '../support/hubProcess.ts';
import { newAssociation, reconnect } from '../support/hubWorld.ts';
import { seededNumbers } from '../support/random.ts';
import type { Print } from './figure.ts';
import { withHub } from './phone.ts';

const HUB_KILLS = 20;
const BROWSER_KILLS = 5;
/** What one device sends without waiting each time; the hub dies somewhere among the acknowledgements. */
const SENT = 120;

/** `kill -9` of the hub under load, again and again: what it had acknowledged and does not have afterwards. tests/faults does the same with more devices. */
export async function hubKills(print: Print): Promise<void> {
  const folder = await temporaryFolder();
  const chance = seededNumbers(9);
  let hub = await startHub({ dataDir: folder.path, env: { LOG_LEVEL: 'error' } });
  const { space, device } = await newAssociation(hub);
  let [acked, held, lost] = [0, 0, 0];
  for (let kill = 0; kill < HUB_KILLS; kill += 1) {
    const client = await reconnect(hub, space, device);
    client.send({ is: 'append', entries: await newEntries(space, device, held + 1, held + 3) });
    for (const entry of await newEntries(space, device, held + 4, held + SENT)) client.send({ is: 'append', entries: [entry] });
    const present = hub;
    let left = 1 + Math.floor(chance() * SENT * 0.7);
    const next = () => client.next('ack').then(({ header }) => header.number, () => null);
    for (let number = await next(); number !== null; number = await next()) {
      acked = number;
      left -= 1;
      if (left === 0) void present.kill('SIGKILL');
    }
    await present.kill('SIGKILL');
    hub = await startHub({ dataDir: folder.path, env: { LOG_LEVEL: 'error' } });
    held = (await catchUp(await reconnect(hub, space, device), TEAM)).entries.length;
    lost += Math.max(0, acked - held);
  }
  print('kill.hub.acknowledged', acked, 'edits');
  print('kill.hub.lost', lost, 'edits');
  await hub.kill();
  await folder.remove();
}

/** `kill -9` of the browser as soon as it says "Gespeichert": what is not there when it is opened again. */
export async function browserKills(print: Print): Promise<void> {
  await withHub(async (hub) => {
    let browser = await startBrowser();
    await found(browser.page, { hub: () => hub });
    let lost = 0;
    for (let kill = 1; kill <= BROWSER_KILLS; kill += 1) {
      const name = `Person ${kill}`;
      await visit(browser.page, '/kontakte/neu');
      await browser.page.getByLabel('Name', { exact: true }).fill(name);
      await browser.page.getByRole('button', { name: 'Speichern', exact: true }).click();
      await browser.killWhenShown('Gespeichert auf diesem Gerät');
      browser = await startBrowser(browser.profile);
      await openApp(browser.page, `${hub.address}/kontakte`);
      const isThere = await browser.page.getByRole('link', { name }).first().waitFor().then(() => true, () => false);
      if (!isThere) lost += 1;
    }
    print('kill.browser.saved', BROWSER_KILLS, 'edits');
    print('kill.browser.lost', lost, 'edits');
    await browser.close();
    await rm(browser.profile, { recursive: true, force: true });
  });
}
