import type { ContactId, MemberId, Random } from '#base/ids.ts';
import type { Command } from '#domain/command.ts';
import type { DeviceKeys } from '#seal/deviceKeys.ts';
import { inviteLink } from '#wire/inviteLink.ts';
import { appendAll, found as foundAtHub, proven, type HubClient } from '../support/hubClient.ts';
import type { HubProcess } from '../support/hubProcess.ts';
import { seededRandom } from '../support/random.ts';
import { found, grown, inviteOffer, joinOffer, type Association } from '../support/rosterActs.ts';
import { sampleCommands } from '../support/sampleData.ts';
import { compacted } from './compacting.ts';
import { newWriter, type Writer } from './writer.ts';

/** The sample the figures are measured on, as it lies at a hub: one association, five devices, every command an entry of its own. */
export type SampleSpace = {
  readonly entries: number;
  /** 0: it was not compacted. */
  readonly snapshotBytes: number;
  /** A link for one more device, good at `origin`. */
  invite(origin: string): Promise<string>;
  close(): Promise<void>;
};

const DEVICES = 5;
const AT_ONCE = 100;

/** What the founder also says, after the contacts the founder wrote. */
export type More = (contacts: readonly ContactId[], founder: MemberId, random: Random) => readonly Command[];

/** Fills a hub at which nobody has founded yet. `isCompacted`: and then opens an epoch. */
export async function sampleSpace(hub: HubProcess, contacts: number, isCompacted: boolean, more: More = () => []): Promise<SampleSpace> {
  const random = seededRandom(contacts);
  let association = await found(random, Date.now());
  const [genesis] = association.chain;
  if (!genesis || !hub.code) throw new Error('the hub has an association already');
  const founder: Device = { keys: association.founder, member: association.founderMember, client: await foundAtHub(hub.address, hub.code, { entry: genesis, wraps: [association.founderWrap] }) };
  const devices = [founder];
  while (devices.length < DEVICES) {
    const added = await addDevice(hub, association, founder.client, random);
    association = added.association;
    devices.push(added.device);
  }
  const naming: readonly Command[] = [{ do: 'nameSpace', name: 'Kreisverband Beispielland' }, { do: 'nameMember', member: founder.member, name: 'Alex Beispiel' }];
  const people = byPerson(sampleCommands(contacts, 1));
  const counts = await Promise.all(devices.map(async ({ keys, member, client }, turn) => {
    const writer = await newWriter(association, keys, member, random);
    const own = people.filter((_, index) => index % DEVICES === turn).flat();
    await deliver(writer, client, turn === 0 ? [...naming, ...own, ...more(contactsIn(own), member, random)] : own);
    return writer.count();
  }));
  await Promise.all(devices.slice(1).map(({ client }) => client.close()));
  const made = isCompacted ? await compacted(association, founder.client, random) : null;
  association = made?.association ?? association;
  return {
    entries: counts.reduce((sum, count) => sum + count, 0),
    snapshotBytes: made?.snapshotBytes ?? 0,
    async invite(origin) {
      const invited = await invite(association, founder.client, random);
      association = invited.association;
      const { space, genesis: pinned, head } = association.roster;
      return inviteLink(origin, { space, genesis: pinned, head, secret: invited.keys.secret });
    },
    close: async () => void (await founder.client.close()),
  };
}

type Device = { readonly keys: DeviceKeys; readonly member: MemberId; readonly client: HubClient };

async function deliver(writer: Writer, client: HubClient, commands: readonly Command[]): Promise<void> {
  for (let from = 0; from < commands.length; from += AT_ONCE) {
    await appendAll(client, await writer.write(commands.slice(from, from + AT_ONCE)));
  }
}

async function invite(association: Association, founder: HubClient, random: Random) {
  const invited = await inviteOffer(association, random, { at: Date.now() });
  founder.send({ is: 'append-roster', offer: invited.offer });
  await founder.next('roster-accepted');
  return { ...invited, association: await grown(association, invited.offer.entry) };
}

async function addDevice(hub: HubProcess, before: Association, founder: HubClient, random: Random): Promise<{ association: Association; device: Device }> {
  const { association, ...invited } = await invite(before, founder, random);
  const { device: keys, member, offer } = await joinOffer(association, invited, random, { at: Date.now() });
  const client = await proven(hub.address, 'invite', association.roster.space, invited.keys.id, invited.keys.sign);
  client.send({ is: 'append-roster', offer });
  await client.next('roster-accepted');
  return { association: await grown(association, offer.entry), device: { keys, member, client } };
}

function contactsIn(commands: readonly Command[]): readonly ContactId[] {
  return commands.flatMap((command) => (command.do === 'createContact' ? [command.id] : []));
}

/** The commands of each person, in their order. */
function byPerson(commands: readonly Command[]): readonly (readonly Command[])[] {
  const people: Command[][] = [];
  for (const command of commands) {
    if (command.do === 'createContact') people.push([]);
    people.at(-1)?.push(command);
  }
  return people;
}
