import type { Bytes } from '#base/bytes.ts';
import { BOARD, TEAM, type CircleId } from '#base/ids.ts';
import type { RosterOffer, RosterRefusal, Wrap } from '#wire/messages.ts';
import type { EpochReason, Head, RecipientId, RosterAction } from '#wire/rosterAction.ts';
import { snapshotHash } from '#wire/snapshot.ts';
import { newOffer, newWrap, randomBytes, type Device } from './association.ts';
import type { HubClient } from './hubClient.ts';
import type { Association } from './hubWorld.ts';

/** Offers what is signed; answers the refusal, or null where it was accepted. */
export async function offered(client: HubClient, offer: RosterOffer): Promise<RosterRefusal | null> {
  client.send({ is: 'append-roster', offer });
  const answer = await client.nextOf('roster-accepted', 'roster-refused');
  return answer.is === 'roster-accepted' ? null : answer.refusal;
}

/** Puts an action by the device on the association's head, which moves on where it is accepted. Answers the offer, to be told again. */
export async function act(association: Association, by: Device, client: HubClient, action: RosterAction, wraps: readonly Wrap[] = []): Promise<RosterOffer> {
  const { offer } = await newOffer(by, association.head, action, wraps);
  client.send({ is: 'append-roster', offer });
  const answer = await client.nextOf('roster-accepted', 'roster-refused');
  if (answer.is === 'roster-refused') throw new Error(`refused: ${answer.refusal}`);
  association.head = answer.head;
  return offer;
}

export type EpochWish = {
  readonly epoch: number;
  readonly heads: readonly Head[];
  readonly to: readonly RecipientId[];
  readonly circle?: CircleId;
  readonly parts?: readonly Bytes[];
  readonly reason?: EpochReason;
};
export type NewEpoch = { readonly action: RosterAction; readonly wraps: readonly Wrap[]; readonly parts: readonly Bytes[] };

/** An epoch with a snapshot of random bytes in a few parts, and a wrap for each recipient (the board: none). */
export async function newEpoch({ epoch, heads, to, circle = TEAM, parts = [randomBytes(5_000), randomBytes(3_000)], reason = 'rotation' }: EpochWish): Promise<NewEpoch> {
  const made = await Promise.all((circle === BOARD ? [] : to).map((recipient) => newWrap(recipient, circle, epoch)));
  const snapshot = await snapshotHash(parts);
  const action: RosterAction = { kind: 'epoch', circle, epoch, reason, members: [], snapshot, heads, wraps: made.flatMap(({ refs }) => refs) };
  return { action, wraps: made.flatMap(({ wraps }) => wraps), parts };
}

/** Puts a snapshot's parts and waits until each is kept. */
export async function stage(client: HubClient, parts: readonly Bytes[], epoch: number, circle = TEAM): Promise<void> {
  for (const [part, bytes] of parts.entries()) {
    client.send({ is: 'put-snapshot', circle, epoch, part, parts: parts.length, bytes });
    await client.next('snapshot-kept');
  }
}

/** Stages and opens; throws where it is refused. */
export async function openEpoch(association: Association, by: Device, client: HubClient, wish: EpochWish): Promise<NewEpoch & { readonly offer: RosterOffer }> {
  const epoch = await newEpoch(wish);
  await stage(client, epoch.parts, wish.epoch, wish.circle);
  return { ...epoch, offer: await act(association, by, client, epoch.action, epoch.wraps) };
}

/** The present epoch's snapshot as the hub hands it out; empty where it holds none. */
export async function pullSnapshot(client: HubClient, epoch: number, circle = TEAM): Promise<Bytes[]> {
  const parts: Bytes[] = [];
  for (let total = 1; parts.length < total; ) {
    client.send({ is: 'pull-snapshot', circle, epoch, part: parts.length });
    const answer = await client.next('snapshot');
    if (answer.bytes.length === 0) return [];
    total = answer.parts;
    parts.push(answer.bytes);
  }
  return parts;
}
