import { sampleSpace } from './sampleSpace.ts';
import { tenths, type Print } from './figure.ts';
import { appStands, goToContacts, joinByLink, listHolds, lockApp, withHub, withPhone } from './phone.ts';
import { slowLine } from './slowLine.ts';

const CONTACTS = 1_000;
const VILLAGE = { downMbit: 9, upMbit: 3, roundTripMs: 100 };

/** A device that has just joined, from the app standing to the full list, and what came over the line for it (joining included); compacted, and as it is before. */
export async function firstSync(print: Print): Promise<void> {
  await syncOnce(print, true, '');
  await syncOnce(print, false, '.uncompacted');
}

async function syncOnce(print: Print, isCompacted: boolean, name: string): Promise<void> {
  await withHub((hub) => withPhone(async (profile) => {
    const space = await sampleSpace(hub, CONTACTS, isCompacted);
    if (isCompacted) print('snapshot.1k.bytes', tenths(space.snapshotBytes / 1024), 'KB');
    const line = await slowLine(hub.port, VILLAGE);
    const { context, page } = await profile.open();
    await joinByLink(page, await space.invite(line.origin));
    const began = await appStands(page);
    await goToContacts(page);
    const full = await listHolds(page, CONTACTS);
    print(`sync.first.1k.bytes${name}`, tenths(line.syncBytes() / 1024), 'KB');
    print(`sync.first.1k.time${name}`, Math.round(full - began), 'ms');
    await lockApp(page);
    await context.close();
    print(`disk.per-contact.1k${name}`, Math.round(await profile.diskBytes() / CONTACTS), 'bytes');
    await line.close();
    await space.close();
  }));
}
