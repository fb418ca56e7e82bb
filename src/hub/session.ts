import type { Bytes } from '#base/bytes.ts';
import type { CircleId, Clock, DeviceId, InviteId, Random } from '#base/ids.ts';
import { epochOf, signKeyOf } from '#roster/rights.ts';
import { verifyHello } from '#wire/hello.ts';
import { closeCode, PROTOCOL_VERSION } from '#wire/limits.ts';
import type { RosterRefusal, ToHub } from '#wire/messages.ts';
import type { Guesses } from './codes.ts';
import type { Counts } from './counts.ts';
import type { Follower } from './following.ts';
import type { Journal } from './journal.ts';
import { send, type Peer } from './peer.ts';
import type { Log, Space, Spaces } from './space.ts';
import type { HubStore } from './store.ts';

/** What a connection has shown so far; each state allows its own messages and no others (PROTOCOL.md, Connection). */
export type Session =
  | { readonly is: 'opened' }
  | { readonly is: 'challenged'; readonly purpose: 'device' | 'invite'; /** null: the invite names none, it is looked up. */ readonly space: Space | null; readonly nonce: Bytes }
  | { readonly is: 'founding' }
  | { readonly is: 'courier'; readonly space: Space; readonly bytes: number }
  | { readonly is: 'invited'; readonly space: Space; readonly invite: InviteId }
  | { readonly is: 'device'; readonly space: Space; readonly device: DeviceId; readonly follows: Map<Log, Follower> }
  | { readonly is: 'closed' };

export type SessionPorts = {
  readonly store: HubStore;
  readonly spaces: Spaces;
  readonly journal: Journal;
  readonly guesses: Guesses;
  readonly counts: Counts;
  readonly clock: Clock;
  readonly random: Random;
};
type Hello = Extract<ToHub, { is: 'hello' }>;
type Prove = Extract<ToHub, { is: 'prove' }>;
type Challenged = Extract<Session, { is: 'challenged' }>;

const NONCE_BYTES = 32;
const closed: Session = { is: 'closed' };
/** A device may be connected this often at once (its app, its service worker, what a broken network left behind). */
const CONNECTIONS_PER_DEVICE = 8;

/** Answers hello with the challenge; its nonce is this connection's and good for one proof. */
export async function greet(ports: SessionPorts, peer: Peer, hello: Hello): Promise<Session> {
  const nonce = ports.random(NONCE_BYTES);
  const space = hello.space ? await ports.spaces.open(hello.space) : null;
  const needsNone = hello.purpose === 'found' || (hello.purpose === 'invite' && hello.space === null);
  if (hello.version === PROTOCOL_VERSION && !needsNone && !space) return end(peer, closeCode.unknownSpace);
  send(peer, { is: 'challenge', version: PROTOCOL_VERSION, nonce });
  if (hello.version !== PROTOCOL_VERSION) return end(peer, closeCode.otherVersion);
  if (hello.purpose === 'found') return { is: 'founding' };
  if (hello.purpose !== 'courier' || !space) return { is: 'challenged', purpose: hello.purpose === 'device' ? 'device' : 'invite', space, nonce };
  peer.stands('courier');
  return { is: 'courier', space, bytes: 0 };
}

/** Holds the proof against the roster's key; a wrong one ends the connection. */
export async function prove(ports: SessionPorts, peer: Peer, session: Challenged, { id, signature }: Prove): Promise<Session> {
  const { purpose, nonce } = session;
  const space = session.space ?? (await spaceOfInvite(ports, id));
  if (!space) return end(peer, closeCode.unproven);
  const invite = purpose === 'invite' ? space.roster.invites.get(id as InviteId) : undefined;
  const key = purpose === 'invite' ? invite?.keys.sign : space.roster.devices.get(id as DeviceId)?.keys.sign;
  if (!key || !(await verifyHello(session.space?.id ?? null, purpose, nonce, signature, key))) return end(peer, closeCode.unproven);
  if (!invite) return admitDevice(ports, peer, space, id as DeviceId);
  const refusal = inviteRefusal(ports, space, invite.id);
  if (refusal) return turnAway(peer, refusal);
  peer.stands('invited');
  welcome(peer, space);
  return { is: 'invited', space, invite: invite.id };
}

/** The association of an open invite that named none; whoever proves no open one is told the same, whatever it was. */
async function spaceOfInvite({ store, spaces }: SessionPorts, id: DeviceId | InviteId): Promise<Space | null> {
  const found = await store.spaceHolding(id);
  return found ? spaces.open(found) : null;
}

/** Why an invite is good for nothing; null while it is open. `invite-void`: it was withdrawn, or its maker removed. */
export function inviteRefusal({ clock }: SessionPorts, space: Space, id: InviteId): RosterRefusal | null {
  const invite = space.roster.invites.get(id);
  if (!invite) return 'invite-unknown';
  if (invite.state === 'void') return 'invite-void';
  if (invite.state === 'used') return 'invite-used';
  return invite.expires !== 0 && clock() >= invite.expires ? 'invite-expired' : null;
}

export function turnAway(peer: Peer, refusal: RosterRefusal): Session {
  send(peer, { is: 'roster-refused', refusal });
  return end(peer, closeCode.forbidden);
}

/**
 * What was asked of an epoch that is over, or of a circle the device was in until now: no fault, the roster says more. Of
 * an epoch yet to come, or a circle that was never its own, nobody asks who knows the roster.
 */
export function tooLate(peer: Peer, session: Extract<Session, { is: 'device' }>, { circle, epoch }: { readonly circle: CircleId; readonly epoch: number }): Session {
  const { space, device } = session;
  const over = epoch >= 1 && epoch < epochOf(space.roster, circle);
  if (!over && !space.roster.circles.get(circle)?.former.has(device)) return end(peer, closeCode.forbidden);
  send(peer, { is: 'refused', header: { circle, epoch, author: device, number: 1 }, refusal: over ? 'wrong-epoch' : 'not-in-circle', head: 0 });
  return session;
}

function admitDevice(ports: SessionPorts, peer: Peer, space: Space, device: DeviceId): Session {
  if (!signKeyOf(space.roster, device)) return end(peer, closeCode.removed);
  const session = becomeDevice(ports, peer, space, device);
  welcome(peer, space);
  return session;
}

/** From here on the connection is the device's: it is told new roster entries, and may follow and append. */
export function becomeDevice(ports: SessionPorts, peer: Peer, space: Space, device: DeviceId): Session {
  const peers = space.present.get(device) ?? new Set();
  space.present.set(device, peers.add(peer));
  const [oldest] = peers;
  if (oldest && peers.size > CONNECTIONS_PER_DEVICE) {
    peers.delete(oldest);
    oldest.close(closeCode.tooMany);
  }
  ports.counts.proven += 1;
  peer.stands('proven');
  return { is: 'device', space, device, follows: new Map() };
}

function welcome(peer: Peer, space: Space): void {
  send(peer, { is: 'welcome', rosterLength: space.roster.length, rosterHead: space.roster.head });
}

export function end(peer: Peer, code: (typeof closeCode)[keyof typeof closeCode]): Session {
  peer.close(code);
  return closed;
}

/** Frees what a connection held. */
export function leave({ counts }: SessionPorts, peer: Peer, session: Session): void {
  if (session.is !== 'device') return;
  counts.proven -= 1;
  for (const [log, follower] of session.follows) log.followers.delete(follower);
  const peers = session.space.present.get(session.device);
  peers?.delete(peer);
  if (peers?.size === 0) session.space.present.delete(session.device);
}
