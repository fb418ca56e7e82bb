import { epochOf, mayFollow, signKeyOf } from '#roster/rights.ts';
import type { CircleId } from '#base/ids.ts';
import { closeCode } from '#wire/limits.ts';
import type { RosterOffer, ToHub } from '#wire/messages.ts';
import { appendEntries } from './appending.ts';
import { announce, extendSpace, foundSpace, type Offerer } from './belonging.ts';
import { bringChunk, dropFiles, pullChunk, putChunk, sendFiles } from './fileChunks.ts';
import { answerFeed } from './feeds.ts';
import { follow, sendPage } from './following.ts';
import { dropMail, pullMail } from './mailbox.ts';
import { fromParting } from './parting.ts';
import { send, type Peer } from './peer.ts';
import { inviteRefusal, prove } from './proving.ts';
import { sendRoster } from './rosterPages.ts';
import { becomeDevice, end, greet, tooLate, turnAway, type Session, type SessionPorts } from './session.ts';
import { putSnapshot, pullSnapshot } from './snapshots.ts';
import { reportStanding, sendDevices } from './standings.ts';
import { knownLog, logOf } from './space.ts';

/** A courier proves nothing, so it may not bring for ever. */
export const COURIER_BYTES = 32 * 1024 * 1024;

type Found = Extract<ToHub, { is: 'found' }>;
type Follow = Extract<ToHub, { is: 'follow' }>;
type Append = Extract<ToHub, { is: 'append' }>;
type Bring = Extract<ToHub, { is: 'bring-chunk' }>;
type Courier = Extract<Session, { is: 'courier' }>;
type Invited = Extract<Session, { is: 'invited' }>;
type Device = Extract<Session, { is: 'device' }>;

/** One message's effect: answers the session that follows from it. A message its state does not allow ends the connection. */
export async function handle(ports: SessionPorts, peer: Peer, session: Session, message: ToHub, bytes: number): Promise<Session> {
  switch (session.is) {
    case 'opened':
      return message.is === 'hello' ? greet(ports, peer, message) : end(peer, closeCode.unproven);
    case 'challenged':
      return message.is === 'prove' ? prove(ports, peer, session, message) : end(peer, closeCode.unproven);
    case 'founding':
      return message.is === 'found' ? found(ports, peer, message) : end(peer, closeCode.unproven);
    case 'courier':
      return message.is === 'append' || message.is === 'bring-chunk' ? deliver(ports, peer, session, message, bytes) : end(peer, closeCode.unproven);
    case 'invited':
      return fromInvite(ports, peer, session, message);
    case 'parting':
      return fromParting(ports, peer, session, message);
    case 'device':
      return fromDevice(ports, peer, session, message);
    case 'closed':
      return session;
  }
}

async function found(ports: SessionPorts, peer: Peer, { code, offer }: Found): Promise<Session> {
  if (!ports.guesses.mayGuess(peer.address)) return end(peer, closeCode.tooMany);
  const founded = await foundSpace(ports, code, offer);
  if (!founded.ok) {
    if (founded.refusal === 'code-wrong') ports.guesses.wrong(peer.address);
    send(peer, { is: 'roster-refused', refusal: founded.refusal });
    return end(peer, founded.refusal === 'forged' ? closeCode.forged : closeCode.forbidden);
  }
  const { space, device, again } = founded.value;
  send(peer, { is: 'roster-accepted', index: 0, head: space.roster.genesis });
  return again ? end(peer, closeCode.goingAway) : becomeDevice(ports, peer, space, device);
}

async function deliver(ports: SessionPorts, peer: Peer, session: Courier, brought: Append | Bring, bytes: number): Promise<Session> {
  const total = session.bytes + bytes;
  if (total > COURIER_BYTES) return end(peer, closeCode.tooLarge);
  if (brought.is === 'bring-chunk') return (await bringChunk(ports, peer, session.space, brought)) === 'fine' ? { ...session, bytes: total } : end(peer, closeCode.forged);
  const { answered, ended } = await appendEntries(ports, session.space, peer, brought.entries, null);
  await answered;
  return ended ? { is: 'closed' } : { ...session, bytes: total };
}

async function fromInvite(ports: SessionPorts, peer: Peer, session: Invited, message: ToHub): Promise<Session> {
  const { space, invite } = session;
  const refusal = inviteRefusal(ports, space, invite);
  if (refusal) return turnAway(peer, refusal);
  switch (message.is) {
    case 'pull-roster':
      await sendRoster(ports.store, peer, space, { from: message.from, total: space.roster.length });
      return session;
    case 'pull-wraps':
      send(peer, { is: 'wraps', wraps: await ports.store.wrapsOf(space.id, invite) });
      return session;
    case 'append-roster':
      return offerRoster(ports, peer, session, { is: 'invite', invite }, message.offer);
    case 'ping':
      send(peer, { is: 'pong' });
      return session;
    default:
      return end(peer, closeCode.forbidden);
  }
}

async function fromDevice(ports: SessionPorts, peer: Peer, session: Device, message: ToHub): Promise<Session> {
  const { space, device } = session;
  if (!signKeyOf(space.roster, device)) return end(peer, closeCode.removed);
  switch (message.is) {
    case 'pull-roster':
      await sendRoster(ports.store, peer, space, { from: message.from, total: space.roster.length });
      return session;
    case 'pull-wraps':
      send(peer, { is: 'wraps', wraps: (await ports.store.wrapsOf(space.id, device)).filter(({ circle }) => mayFollow(space.roster, device, circle)) });
      return session;
    case 'append-roster':
      return offerRoster(ports, peer, session, { is: 'device', device }, message.offer);
    case 'put-snapshot':
      return putSnapshot(ports, peer, session, message);
    case 'pull-snapshot':
      return pullSnapshot(ports, peer, session, message);
    case 'report-standing':
      return reportStanding(ports, peer, session, message);
    case 'pull-devices':
      return sendDevices(ports, peer, session, message);
    case 'pull-mail':
      return pullMail(ports, peer, session, message);
    case 'drop-mail':
      return dropMail(ports, peer, session, message);
    case 'put-chunk':
      return putChunk(ports, peer, session, message);
    case 'pull-chunk':
      return pullChunk(ports, peer, session, message);
    case 'pull-files':
      return sendFiles(ports, peer, session, message);
    case 'drop-files':
      return dropFiles(ports, peer, session, message);
    case 'feed':
      return answerFeed(ports, peer, session, message);
    case 'follow':
      return followLog(ports, peer, session, message);
    case 'more':
      return nextPage(ports, peer, session, message);
    case 'append':
      return append(ports, peer, session, message);
    case 'ping':
      ports.contacts.heard(space.id, device);
      send(peer, { is: 'pong' });
      return session;
    default:
      return end(peer, closeCode.malformed);
  }
}

async function offerRoster(ports: SessionPorts, peer: Peer, session: Invited | Device, offerer: Offerer, offer: RosterOffer): Promise<Session> {
  const { space } = session;
  const extended = await extendSpace(ports, space, offerer, offer);
  if (!extended.ok) {
    send(peer, { is: 'roster-refused', refusal: extended.refusal });
    return extended.refusal === 'forged' ? end(peer, closeCode.forged) : session;
  }
  const { index, joined } = extended.value;
  send(peer, { is: 'roster-accepted', index, head: extended.value.head });
  announce(space, index, offer, peer);
  return offerer.is === 'invite' && joined ? becomeDevice(ports, peer, space, joined) : session;
}

async function followLog(ports: SessionPorts, peer: Peer, session: Device, { circle, epoch, have }: Follow): Promise<Session> {
  const { space, device, follows } = session;
  if (!mayFollow(space.roster, device, circle) || epoch !== epochOf(space.roster, circle)) return tooLate(peer, session, { circle, epoch });
  const log = logOf(space, circle, epoch);
  const before = follows.get(log);
  if (before) log.followers.delete(before);
  for (const followed of follows.keys()) if (followed.ended) follows.delete(followed);
  follows.set(log, await follow(ports.store, log, peer, device, have));
  return session;
}

async function nextPage(ports: SessionPorts, peer: Peer, session: Device, { circle, epoch }: { readonly circle: CircleId; readonly epoch: number }): Promise<Session> {
  const { space, device, follows } = session;
  if (!mayFollow(space.roster, device, circle) || epoch < epochOf(space.roster, circle)) return tooLate(peer, session, { circle, epoch });
  const log = knownLog(space, circle, epoch);
  const follower = log && follows.get(log);
  if (!log || !follower) return end(peer, closeCode.malformed);
  if (follower.state === 'paging') await sendPage(ports.store, log, follower);
  return session;
}

async function append(ports: SessionPorts, peer: Peer, session: Device, { entries }: Append): Promise<Session> {
  const { answered, ended } = await appendEntries(ports, session.space, peer, entries, session.device);
  if (ended || ports.journal.crowded()) await answered;
  return ended ? { is: 'closed' } : session;
}
