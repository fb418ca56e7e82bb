import { TEAM, type DeviceId, type Random } from '#base/ids.ts';
import { openCircle } from '#circle/circle.ts';
import { entitledRecipients } from '#roster/entitled.ts';
import { wrapRefs } from '#roster/wraps.ts';
import { importAesKey } from '#seal/aesGcm.ts';
import { importEpochKey } from '#seal/body.ts';
import { wrapKey } from '#seal/wraps.ts';
import { splitSnapshot } from '#wire/snapshot.ts';
import { catchUp, type HubClient } from '../support/hubClient.ts';
import { stage } from '../support/hubEpochs.ts';
import { emptyDisk, memoryStore } from '../support/memoryStore.ts';
import { grown, keyName, must, signed, type Association } from '../support/rosterActs.ts';

/** The association after its founder opened the team's second epoch, with a snapshot of everything the hub holds; and how large that is. */
export async function compacted(association: Association, founder: HubClient, random: Random): Promise<{ readonly association: Association; readonly snapshotBytes: number }> {
  const { roster } = association;
  const [key, epoch] = [random(32), 2];
  const { heads, entries } = await catchUp(founder, TEAM);
  const circle = must(await openCircle({
    space: roster.space,
    log: { circle: TEAM, epoch: 1 },
    store: memoryStore(emptyDisk()),
    // Nobody of the association: entries under one's own name are not taken from a hub.
    author: { id: 'nobody' as DeviceId, sign: association.founder.sign },
    key: await importEpochKey(association.teamKey),
    vault: { vault: await importAesKey(random(32)) },
    roster: () => roster,
    random,
    listView: () => new Uint8Array(),
  }));
  const received = await circle.receive(entries);
  if (received.applied !== entries.length) throw new Error(`${entries.length - received.applied} entries were not applied`);
  const prepared = must(await circle.prepareEpoch({ key: await importEpochKey(key), heads, erase: [] }));
  await stage(founder, splitSnapshot(prepared.snapshot), epoch);
  const wraps = await Promise.all(entitledRecipients(roster, TEAM).map((to) => wrapKey(to, { space: roster.space, circle: TEAM, epoch }, key)));
  const entry = await signed(roster, association.founder, { kind: 'epoch', circle: TEAM, epoch, reason: 'compaction', members: [], snapshot: prepared.hash, heads, wraps: await wrapRefs(wraps) }, Date.now());
  founder.send({ is: 'append-roster', offer: { entry, wraps } });
  await founder.next('roster-accepted');
  const next = await grown(association, entry, null, wraps);
  return { association: { ...next, teamKey: key, keys: new Map(next.keys).set(keyName(TEAM, epoch), key) }, snapshotBytes: prepared.snapshot.length };
}
