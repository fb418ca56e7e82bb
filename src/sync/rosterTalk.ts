import { equalBytes, type Bytes } from '#base/bytes.ts';
import { accept, refuse, type Result } from '#base/result.ts';
import type { FromHub, RosterOffer, RosterRefusal, ToHub } from '#wire/messages.ts';
import { hashFor } from '#wire/signing.ts';
import { offers, type Offered } from './offers.ts';
import type { SyncPorts } from './ports.ts';

export type RosterAnswer = Result<{ readonly index: number; readonly head: Bytes }, RosterRefusal | 'unreachable'>;
type Message<Is extends FromHub['is']> = Extract<FromHub, { is: Is }>;

/** The roster's part of one connection. The hub answers offers in order, so one is asked at a time. */
export type RosterTalk = {
  welcomed(message: Message<'welcome'>): Promise<void>;
  received(message: Message<'roster'>): Promise<void>;
  answered(message: Message<'roster-accepted' | 'roster-refused'>): Promise<void>;
  append(offer: RosterOffer): Promise<RosterAnswer>;
  /** The connection is gone: whoever waits for an answer is told. */
  ended(): void;
};

/** No association's chain is longer; a hub that says so would only fill the phone's memory. */
const LONGEST_CHAIN = 50_000;

/**
 * Pulls what the phone lacks, offers one by one what the hub lost, then calls `settled`; again whenever the roster grew.
 * Where both chains differ (a fork freezes the roster and only it) the hub's is pulled whole for the phone to judge; then, and
 * whenever it grew, settled is called too. Then an offer stands on the hub's chain, or it is refused.
 */
export function rosterTalk(ports: SyncPorts, send: (message: ToHub) => void, settled: (grew: boolean) => Promise<void>): RosterTalk {
  const offered = offers(send);
  let apart = false;
  let pulledFrom = -1;
  const onceLevel: (() => Promise<void>)[] = [];
  const theirs: Bytes[] = [];

  async function level(grew: boolean): Promise<void> {
    if (!apart) await ports.inLine();
    await settled(grew);
    for (const answer of onceLevel.splice(0)) await answer();
  }

  async function pull(): Promise<void> {
    const from = ports.rosterLength();
    if (from === pulledFrom) return level(false);
    pulledFrom = from;
    send({ is: 'pull-roster', from });
  }

  async function refill(entries: readonly Bytes[]): Promise<void> {
    const [entry, ...rest] = entries;
    if (!entry) return level(false);
    offered.ask({ offer: { entry, wraps: [] }, answer: (answer) => (answer.ok ? refill(rest) : level(false)) });
  }

  /** Whoever offers again on the answer shall find the entry that came first. */
  async function catchUpFirst(item: Offered): Promise<void> {
    onceLevel.push(() => item.answer(refuse('not-on-head')));
    pulledFrom = -1;
    if (apart) send({ is: 'pull-roster', from: theirs.length });
    else await pull();
  }

  async function keep(from: number, entries: readonly Bytes[]): Promise<boolean> {
    const fresh = entries.slice(ports.rosterLength() - from);
    if (fresh.length === 0) return false;
    apart = !(await ports.receiveRoster(ports.rosterLength(), fresh));
    return !apart;
  }

  function pullTheirs(): void {
    theirs.length = 0;
    send({ is: 'pull-roster', from: 0 });
  }

  async function hearTheirs({ from, entries, total }: Message<'roster'>): Promise<void> {
    const fresh = from > theirs.length ? [] : entries.slice(theirs.length - from);
    theirs.push(...fresh);
    if (fresh.length > 0 && theirs.length < Math.min(total, LONGEST_CHAIN)) return send({ is: 'pull-roster', from: theirs.length });
    apart = (await ports.receiveFork(theirs)) === 'apart';
    await level(!apart);
  }

  return {
    async welcomed({ rosterLength, rosterHead }) {
      const held = ports.rosterLength();
      if (rosterLength > held) return pull();
      const standing = (await ports.rosterFrom(rosterLength - 1))[0];
      apart = !standing || !equalBytes(await hashFor('roster', standing), rosterHead);
      if (apart) return pullTheirs();
      if (rosterLength === held) return level(false);
      await refill(await ports.rosterFrom(rosterLength));
    },
    async received(message) {
      const { from, entries, total } = message;
      if (apart) return hearTheirs(message);
      if (from > ports.rosterLength()) return pull();
      const grew = await keep(from, entries);
      if (apart) return pullTheirs();
      if (grew && ports.rosterLength() < total) return pull();
      await level(grew);
    },
    async answered(message) {
      const item = offered.answered();
      if (!item) return;
      if (message.is === 'roster-refused') return message.refusal === 'not-on-head' ? catchUpFirst(item) : item.answer(refuse(message.refusal));
      const { index, head } = message;
      if (apart) await hearTheirs({ is: 'roster', from: index, entries: [item.offer.entry], total: index + 1 });
      const grew = !apart && index === ports.rosterLength() && (await keep(index, [item.offer.entry]));
      await item.answer(accept({ index, head }));
      if (grew) await settled(true);
    },
    append: (offer) => new Promise((resolve) => offered.ask({ offer, answer: async (answer) => resolve(answer) })),
    ended() {
      offered.ended();
      for (const answer of onceLevel.splice(0)) void answer();
    },
  };
}
