import { setTimeout } from 'node:timers/promises';
import { sampleSpace } from './sampleSpace.ts';
import { openBare } from './bareBrowser.ts';
import { coldStart, type ColdStart } from './coldStart.ts';
import { median, percentile, tenths, type Print } from './figure.ts';
import { appStands, chromiumHere, goToContacts, joinByLink, listHolds, lockApp, NO_BEAT, PASSPHRASE, slowDown, withHub, withPhone, type Profile } from './phone.ts';
import { searchTimes } from './searching.ts';

const CONTACTS = 10_000;
const STARTS = 5;
/** A desktop browser's own toolbar is a page too, of forty scripts, and loads for a second after its start: what is measured begins with the navigation. */
const BROWSER_START_MS = 2_000;
const QUERY = 'müller';
const NAMES = ['Käthe', 'Krüger', 'Özdemir', 'Feuerwehr', 'Magdeburg', '0171', 'Doreen St', 'Uwe Berg', 'Silke Roß', 'Nguyet Feld', 'Halle', 'Kita', 'Pflege Jörg', 'Thal'];

/**
 * 10,000 contacts on one device, compacted: cold starts without a hub, search, disk, unlocking. CPU: see slow.ts for the starts (all of the renderer, workers included);
 * the search is the page's alone and is slowed by DevTools' finer throttle. The passphrase's cost was chosen by the device at a sixth of its speed, as a slow phone would.
 */
export async function startWithTenThousand(print: Print): Promise<void> {
  await withPhone(async (profile) => {
    const origin = await fillPhone(profile);
    print('disk.per-contact', Math.round(await profile.diskBytes() / CONTACTS), 'bytes');
    for (const rate of [4, 6]) printStarts(print, rate, await coldStarts(profile, rate, origin));
    const letters = await searchSlowly(profile, origin);
    print('search.p50.10k.cpu4', tenths(median(letters)), 'ms');
    print('search.p95.10k.cpu4', tenths(percentile(letters, 0.95)), 'ms');
  });
}

/** Unlocking (the passphrase is sent, the app stands) is told apart: a person types in between anyway. */
function printStarts(print: Print, rate: number, starts: readonly ColdStart[]): void {
  const of = (measure: (start: ColdStart) => number): number => Math.round(median(starts.map(measure)));
  const unlocking = ({ unlocked, locked }: ColdStart): number => unlocked - locked;
  print(`start.cold.10k.cpu${rate}`, of((start) => start.answered - unlocking(start)), 'ms');
  print(`start.cold.10k.cpu${rate}.with-unlock`, of((start) => start.answered), 'ms');
  print(`start.cold.10k.cpu${rate}.locked-screen`, of((start) => start.locked), 'ms');
  print(`unlock.cpu${rate}`, of(unlocking), 'ms');
}

/** Joins, takes in everything, locks; answers the address, at which no hub is left. */
async function fillPhone(profile: Profile): Promise<string> {
  let origin = '';
  await withHub(async (hub) => {
    origin = hub.address;
    const space = await sampleSpace(hub, CONTACTS, true);
    const { context, page } = await profile.open();
    const atFullSpeed = await slowDown(profile, 6);
    await joinByLink(page, await space.invite(origin));
    await appStands(page);
    await atFullSpeed();
    await goToContacts(page);
    await listHolds(page, CONTACTS);
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
    await lockApp(page);
    await context.close();
    await space.close();
  });
  return origin;
}

/** Each with a browser of its own, from the empty page to the answered search; the hub is gone, the service worker serves the app. */
async function coldStarts(profile: Profile, rate: number, origin: string): Promise<readonly ColdStart[]> {
  const starts: ColdStart[] = [];
  while (starts.length < STARTS) {
    const page = await openBare(chromiumHere(), profile.path, { width: 360, height: 740 });
    await setTimeout(BROWSER_START_MS);
    const atFullSpeed = await slowDown(profile, rate);
    starts.push(await coldStart(page, `${origin}/kontakte`, PASSPHRASE, QUERY));
    await atFullSpeed();
    await page.close();
  }
  return starts;
}

async function searchSlowly(profile: Profile, origin: string): Promise<readonly number[]> {
  const { context, page } = await profile.open(NO_BEAT);
  await page.goto(`${origin}/kontakte`);
  await page.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE);
  // Not clicked: a phone has no mouse, and where one rests on the list every frame looks for what is under it.
  await page.keyboard.press('Enter');
  await listHolds(page, CONTACTS);
  // Said once the document is open behind the first paint and the hub was looked for.
  await page.getByText('Ohne Netz').first().waitFor({ state: 'attached' });
  const devtools = await context.newCDPSession(page);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  const times = await searchTimes(page, NAMES);
  await context.close();
  return times;
}
