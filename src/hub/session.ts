import type { Bytes } from '#base/bytes.ts';
import type { CircleId, Clock, DeviceId, InviteId, Random } from '#base/ids.ts';
import { epochOf, mayFollow } from '#roster/rights.ts';
import { closeCode, PROTOCOL_VERSION } from '#wire/limits.ts';
import type { RosterRefusal, ToHub } from '#wire/messages.ts';
import type { Guesses } from './codes.ts';
import type { Contacts } from './contacts.ts';
import type { Counts } from './counts.ts';
import type { Followed } from './followed.ts';
import type { Follower } from './following.ts';
import type { Journal } from './journal.ts';
import { send, type Peer } from './peer.ts';
import type { Log, Space, Spaces } from './space.ts';
import type { HubStore } from './store.ts';

/** What a connection has shown so far; each state allows its own messages and no others (PROTOCOL.md, Connection). */
export type Session =
  | { readonly is: 'opened' }
  | { readonly is: 'challenged'; readonly purpose: 'device' | 'invite' | 'farewell'; /** null: the invite names none, it is looked up. */ readonly space: Space | null; readonly nonce: Bytes }
  | { readonly is: 'founding' }
  | { readonly is: 'courier'; readonly space: Space; readonly bytes: number }
  | { readonly is: 'invited'; readonly space: Space; readonly invite: InviteId }
  | { readonly is: 'device'; readonly space: Space; readonly device: DeviceId; readonly follows: Map<Log, Follower> }
  /** A removed device; `until`: how much of the roster is still its to read. */
  | { readonly is: 'parting'; readonly space: Space; readonly device: DeviceId; readonly key: Bytes; readonly until: number }
  | { readonly is: 'closed' };

export type SessionPorts = {
  readonly store: HubStore;
  readonly spaces: Spaces;
  readonly journal: Journal;
  readonly guesses: Guesses;
  readonly counts: Counts;
  readonly contacts: Contacts;
  readonly followed: Followed;
  readonly clock: Clock;
  readonly random: Random;
  /** What one association's files may take in all, in bytes. */
  readonly fileBytes: number;
};
type Hello = Extract<ToHub, { is: 'hello' }>;

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
  if (hello.purpose !== 'courier') return { is: 'challenged', purpose: hello.purpose, space, nonce };
  if (!space) return end(peer, closeCode.unknownSpace);
  peer.stands('courier');
  return { is: 'courier', space, bytes: 0 };
}

export function turnAway(peer: Peer, refusal: RosterRefusal): Session {
  send(peer, { is: 'roster-refused', refusal });
  return end(peer, closeCode.forbidden);
}

/**
 * What was asked of another epoch than the present one, or of a circle the device was in until now: no fault, one of the
 * two has more of the roster. Of a circle that was never its own nobody asks who knows the roster.
 */
export function tooLate(peer: Peer, session: Extract<Session, { is: 'device' }>, { circle, epoch }: { readonly circle: CircleId; readonly epoch: number }): Session {
  const { space, device } = session;
  const other = epoch < epochOf(space.roster, circle) || mayFollow(space.roster, device, circle);
  if (epoch < 1 || (!other && !space.roster.circles.get(circle)?.former.has(device))) return end(peer, closeCode.forbidden);
  send(peer, { is: 'refused', header: { circle, epoch, author: device, number: 1 }, refusal: other ? 'wrong-epoch' : 'not-in-circle', head: 0 });
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
  ports.contacts.heard(space.id, device);
  peer.stands('proven');
  return { is: 'device', space, device, follows: new Map() };
}

export function end(peer: Peer, code: (typeof closeCode)[keyof typeof closeCode]): Session {
  peer.close(code);
  return closed;
}

/** Frees what a connection held. */
export function leave({ counts, contacts }: SessionPorts, peer: Peer, session: Session): void {
  if (session.is !== 'device') return;
  counts.proven -= 1;
  contacts.heard(session.space.id, session.device);
  for (const [log, follower] of session.follows) log.followers.delete(follower);
  const peers = session.space.present.get(session.device);
  peers?.delete(peer);
  if (peers?.size === 0) session.space.present.delete(session.device);
}
