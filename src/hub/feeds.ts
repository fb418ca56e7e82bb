import { promisify } from 'node:util';
import { inflateRaw } from 'node:zlib';
import { equalBytes } from '#base/bytes.ts';
import { BOARD } from '#base/ids.ts';
import { epochOf, mayFollow, mayLead, signKeyOf } from '#roster/rights.ts';
import { covers, feedHashOf, verifyFeed } from '#wire/feed.ts';
import { decodeFeedQuestion, encodeFeedAnswer, type FeedAnswer, type FeedQuestion } from '#wire/feedMessages.ts';
import { closeCode, MAX_CALENDAR_BYTES } from '#wire/limits.ts';
import type { ToHub } from '#wire/messages.ts';
import { send, type Peer } from './peer.ts';
import { end, type Session, type SessionPorts } from './session.ts';
import { committedHeads, knownLog, type Space } from './space.ts';

type Device = Extract<Session, { is: 'device' }>;
type Put = Extract<FeedQuestion, { is: 'put' }>;
type Ports = Pick<SessionPorts, 'store' | 'clock' | 'followed'>;

/** Answers a device's question about calendars: its association's own, or one it follows. */
export async function answerFeed(ports: Ports, peer: Peer, session: Device, message: Extract<ToHub, { is: 'feed' }>): Promise<Session> {
  const read = decodeFeedQuestion(message.bytes);
  if (!read.ok) return end(peer, closeCode.malformed);
  const answer = await answerTo(ports, session, read.value);
  if (typeof answer === 'number') return end(peer, answer);
  send(peer, { is: 'feed', bytes: encodeFeedAnswer(answer) });
  return session;
}

/** The answer, or the code the connection is closed with. What was not taken shows in the state that is answered. */
async function answerTo({ store, clock, followed }: Ports, { space, device }: Device, question: FeedQuestion): Promise<FeedAnswer | typeof closeCode.forged | typeof closeCode.forbidden> {
  switch (question.is) {
    case 'set':
      if (!mayLead(space.roster, device)) return closeCode.forbidden;
      await store.setFeed(space.id, question.number, question.address);
      break;
    case 'put': {
      const { claim, deflated } = question;
      if (claim.device !== device || !mayFollow(space.roster, device, BOARD) || !(await isGenuine(space, question))) return closeCode.forged;
      if (isHere(space, question)) await store.putFeed(space.id, claim, deflated, clock());
      break;
    }
    case 'fetch':
      return followed.ask(space.id, question);
    case 'pull':
      break;
  }
  return { is: 'state', state: await store.feedOf(space.id) };
}

/** Signed by the device, and the bytes are the ones it signed for; they inflate to no more than a calendar may hold. */
async function isGenuine(space: Space, { claim, deflated }: Put): Promise<boolean> {
  const key = signKeyOf(space.roster, claim.device);
  if (!key || !(await verifyFeed(space.id, claim, key))) return false;
  const calendar = await promisify(inflateRaw)(deflated, { maxOutputLength: MAX_CALENDAR_BYTES }).catch(() => null);
  return calendar !== null && equalBytes(await feedHashOf(calendar), claim.hash);
}

/** What the calendar shows is here: nobody claims numbers that are yet to come, which no other device could ever get past. */
function isHere(space: Space, { claim }: Put): boolean {
  const log = knownLog(space, BOARD, claim.epoch);
  return claim.epoch === epochOf(space.roster, BOARD) && covers(log ? committedHeads(log) : [], claim.heads);
}
