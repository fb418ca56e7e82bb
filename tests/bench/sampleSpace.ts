import * as Y from 'yjs';
import { BOARD, TEAM, type MemberId, type Random } from '#base/ids.ts';
import { knownFrom } from '#doc/known.ts';
import { applyWrites } from '#doc/records.ts';
import type { Command } from '#domain/command.ts';
import { decide } from '#domain/decide.ts';
import { importEpochKey, sealBody, type EpochKey } from '#seal/body.ts';
import type { DeviceKeys } from '#seal/deviceKeys.ts';
import { signEntry, type Entry } from '#wire/entry.ts';
import { inviteLink } from '#wire/inviteLink.ts';
import { packPayload } from '#wire/payload.ts';
import { appendAll, found as foundAtHub, proven, type HubClient } from '../support/hubClient.ts';
import type { HubProcess } from '../support/hubProcess.ts';
import { seededRandom } from '../support/random.ts';
import { found, grown, inviteOffer, joinOffer, type Association } from '../support/rosterActs.ts';
import { sampleCommands, sampleDay } from '../support/sampleData.ts';

/** The sample of DESIGN's figures as it lies at a hub: one association, five devices, every command an entry of its own. */
export type SampleSpace = {
  readonly entries: number;
  /** One entry as a device sends it: the change of one field in a session that has written before, and the session's first. */
  readonly editFrames: { readonly later: Entry; readonly first: Entry };
  /** A link for one more device, good at `origin`. */
  invite(origin: string): Promise<string>;
};

const DEVICES = 5;
const AT_ONCE = 100;

export async function sampleSpace(hub: HubProcess, contacts: number): Promise<SampleSpace> {
  const random = seededRandom(contacts);
  let association = await found(random, Date.now());
  const founderClient = await foundAtHub(hub.address, hub.code ?? '', { entry: association.chain[0]!, wraps: [association.founderWrap] });
  const writers: Writer[] = [await newWriter(association, association.founder, association.founderMember, founderClient, random)];
  while (writers.length < DEVICES) {
    const added = await addDevice(hub, association, founderClient, random);
    association = added.association;
    writers.push(await newWriter(association, added.device, added.member, added.client, random));
  }
  const [first] = writers as [Writer, ...Writer[]];
  const named = await writeEntries(first, [{ do: 'nameSpace', name: 'Kreisverband Beispielland' }, { do: 'nameMember', member: association.founderMember, name: 'Alex Beispiel' }]);
  await appendAll(first.client, named);
  const counts = await Promise.all(writers.map((writer, turn) => deliver(writer, sampleCommands(contacts, 1).filter((_, index) => turnOf(index, contacts) === turn))));
  await Promise.all(writers.slice(1).map(({ client }) => client.close()));
  return {
    entries: named.length + counts.reduce((sum, count) => sum + count, 0),
    editFrames: await editFrames(association, first, random),
    async invite(origin) {
      const invited = await inviteOffer(association, random, { at: Date.now() });
      founderClient.send({ is: 'append-roster', offer: invited.offer });
      await founderClient.next('roster-accepted');
      association = await grown(association, invited.offer.entry);
      return inviteLink(origin, { space: association.roster.space, genesis: association.roster.genesis, head: association.roster.head, secret: invited.keys.secret });
    },
  };
}
