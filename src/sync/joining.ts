import type { Bytes } from '#base/bytes.ts';
import type { DeviceId, InviteId, SpaceId } from '#base/ids.ts';
import { accept, refuse, type Result } from '#base/result.ts';
import { signHello } from '#wire/hello.ts';
import type { RosterOffer, RosterRefusal, Wrap } from '#wire/messages.ts';
import type { KeyObject } from '#wire/signing.ts';
import { expectOf, openDialogue, type Dialogue, type DialogueRefusal } from './dialogue.ts';
import type { Log, OpenChannel, Timer } from './ports.ts';
import { questions } from './questions.ts';
import { pullRosterFrom } from './rosterPages.ts';
import { pullSnapshot } from './snapshotTalk.ts';

/** What an invite's holder may read before joining: the whole roster and the keys wrapped for the invite. */
export type Invited = { readonly entries: readonly Bytes[]; readonly wraps: readonly Wrap[] };
/** Which space's invite (null: the hub looks for it), by its id and the signing key derived from the link's secret. */
export type Invitation = { readonly space: SpaceId | null; readonly invite: { readonly id: InviteId; readonly sign: KeyObject } };
export type MakeJoin<R extends string> = (entries: readonly Bytes[], wraps: readonly Wrap[]) => Promise<Result<RosterOffer, R>>;
/** `snapshot`: where one was asked for ahead; null once it is known not to come. */
export type Joined = { readonly index: number; readonly head: Bytes; readonly snapshot?: Promise<Bytes | null> };

/** Somebody else's entry may come first each time; that many times in a row is no coincidence any more. */
const TRIES = 5;

/**
 * Roster and wraps for an open invite. `invite-used` and `invite-expired` as the hub says; `not-proven` where it knows no
 * such invite, `unknown-space` where it knows no such association.
 */
export async function fetchInvited(open: OpenChannel, timer: Timer, invitation: Invitation): Promise<Result<Invited, RosterRefusal | DialogueRefusal>> {
  const proven = await proveInvite(open, timer, invitation);
  if (!proven.ok) return proven;
  const invited = await pullInvited(proven.value);
  proven.value.close();
  return invited;
}

/**
 * Joins on one connection: proves the invite, hands roster and wraps to `makeJoin`, offers the join it makes. Where
 * another entry came first, all of that again. A refusal of `makeJoin` (a roster not to be believed) ends it as it is.
 * `ahead`, asked once joined: whose snapshot the connection, by then the device's own, goes on to pull.
 */
export async function joinAtHub<R extends string>(
  open: OpenChannel,
  timer: Timer,
  invitation: Invitation & { readonly makeJoin: MakeJoin<R>; readonly ahead?: () => Log | null },
): Promise<Result<Joined, R | RosterRefusal | DialogueRefusal>> {
  const proven = await proveInvite(open, timer, invitation);
  if (!proven.ok) return proven;
  const joined = await joinOver(proven.value, invitation.makeJoin);
  const ahead = joined.ok ? invitation.ahead?.() : null;
  if (joined.ok && ahead) return accept({ ...joined.value, snapshot: snapshotOver(proven.value, ahead) });
  proven.value.close();
  return joined;
}

/** Roster and wraps for a device that may have joined, the answer being lost; `not-proven` where the hub knows no such device. */
export async function fetchAsDevice(open: OpenChannel, timer: Timer, space: SpaceId, device: { readonly id: DeviceId; readonly sign: KeyObject }): Promise<Result<Invited, RosterRefusal | DialogueRefusal>> {
  const proven = await prove(open, timer, 'device', space, device);
  if (!proven.ok) return proven;
  const pulled = await pullInvited(proven.value);
  proven.value.close();
  return pulled;
}

function proveInvite(open: OpenChannel, timer: Timer, { space, invite }: Invitation): Promise<Result<Dialogue, RosterRefusal | DialogueRefusal>> {
  return prove(open, timer, 'invite', space, invite);
}

type Prover = { readonly id: DeviceId | InviteId; readonly sign: KeyObject };

/** A conversation with whoever holds this key proven; `not-proven` where the hub knows none such. */
export async function prove(open: OpenChannel, timer: Timer, purpose: 'invite' | 'device', space: SpaceId | null, { id, sign }: Prover): Promise<Result<Dialogue, RosterRefusal | DialogueRefusal>> {
  const opened = await openDialogue(open, timer, purpose, space);
  if (!opened.ok) return opened;
  const { dialogue, nonce } = opened.value;
  dialogue.send({ is: 'prove', id, signature: await signHello(space, purpose, nonce, sign) });
  const answer = await expectOf(dialogue, 'welcome', 'roster-refused');
  if (answer.ok && answer.value.is === 'welcome') return accept(dialogue);
  dialogue.close();
  if (!answer.ok) return answer;
  return refuse(answer.value.is === 'roster-refused' ? answer.value.refusal : 'hub-refused');
}

async function joinOver<R extends string>(dialogue: Dialogue, makeJoin: MakeJoin<R>): Promise<Result<Joined, R | RosterRefusal | DialogueRefusal>> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const invited = await pullInvited(dialogue);
    if (!invited.ok) return invited;
    const offer = await makeJoin(invited.value.entries, invited.value.wraps);
    if (!offer.ok) return offer;
    dialogue.send({ is: 'append-roster', offer: offer.value });
    const answer = await expectOf(dialogue, 'roster-accepted', 'roster-refused');
    if (!answer.ok) return answer;
    if (answer.value.is === 'roster-accepted') return accept({ index: answer.value.index, head: answer.value.head });
    if (answer.value.refusal !== 'not-on-head') return refuse(answer.value.refusal);
  }
  return refuse('not-on-head');
}

/** Roster and wraps that belong together: where the roster grew in between (an epoch began), the rest of it is asked for, and the wraps again. */
export async function pullInvited(dialogue: Dialogue): Promise<Result<Invited, DialogueRefusal>> {
  const entries: Bytes[] = [];
  for (let tries = 0; tries < TRIES; tries += 1) {
    const more = await pullRosterFrom(dialogue, entries.length);
    if (!more.ok) return more;
    entries.push(...more.value);
    // Asked at once, answered in this order: no further round trip.
    dialogue.send({ is: 'pull-wraps' });
    dialogue.send({ is: 'pull-roster', from: entries.length });
    const wraps = await expectOf(dialogue, 'wraps');
    if (!wraps.ok) return wraps;
    const since = await expectOf(dialogue, 'roster');
    if (!since.ok) return since;
    if (since.value.total <= entries.length) return accept({ entries, wraps: wraps.value.wraps });
  }
  return refuse('hub-refused', 'the roster does not rest');
}

/** Whoever has joined needs the team's beginning next: pulled on the line that stands, it comes round trips earlier than on the next one. Closes the line. */
async function snapshotOver(dialogue: Dialogue, at: Log): Promise<Bytes | null> {
  const asked = questions(dialogue.send);
  const pulled = pullSnapshot(asked.ask, at);
  const hear = async (): Promise<void> => {
    for (let heard = await dialogue.next(); heard.ok; heard = await dialogue.next()) {
      if (heard.value.is === 'refused') asked.refused(heard.value.header);
      else asked.answered(heard.value);
    }
    asked.ended();
  };
  void hear();
  const snapshot = await pulled;
  dialogue.close();
  return snapshot.ok ? snapshot.value : null;
}
