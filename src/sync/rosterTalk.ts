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

/**
 * Pulls what the phone lacks, offers one by one what the hub lost, then calls `settled`; again whenever the roster grew.
 * Where both chains differ the roster is left alone on this connection (a fork freezes the roster and only it), and settled too.
 */
export function rosterTalk(ports: SyncPorts, send: (message: ToHub) => void, settled: (grew: boolean) => Promise<void>): RosterTalk {
  const offered = offers(send);
  let apart = false;
  let pulledFrom = -1;
  const onceLevel: (() => Promise<void>)[] = [];

  async function level(grew: boolean): Promise<void> {
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
    if (!entry) return settled(false);
    offered.ask({ offer: { entry, wraps: [] }, answer: (answer) => (answer.ok ? refill(rest) : settled(false)) });
  }

  /** Whoever offers again on the answer shall find the entry that came first. */
  async function catchUpFirst(item: Offered): Promise<void> {
    onceLevel.push(() => item.answer(refuse('not-on-head')));
    pulledFrom = -1;
    await pull();
  }

  async function keep(from: number, entries: readonly Bytes[]): Promise<boolean> {
    const fresh = entries.slice(ports.rosterLength() - from);
    if (apart || fresh.length === 0) return false;
    apart = !(await ports.receiveRoster(ports.rosterLength(), fresh));
    return !apart;
  }

  return {
    async welcomed({ rosterLength, rosterHead }) {
      const held = ports.rosterLength();
      if (rosterLength > held) return pull();
      const standing = (await ports.rosterFrom(rosterLength - 1))[0];
      apart = !standing || !equalBytes(await hashFor('roster', standing), rosterHead);
      if (apart || rosterLength === held) return settled(false);
      await refill(await ports.rosterFrom(rosterLength));
    },
    async received({ from, entries, total }) {
      if (from > ports.rosterLength()) return pull();
      const grew = await keep(from, entries);
      if (grew && ports.rosterLength() < total) return pull();
      await level(grew);
    },
    async answered(message) {
      const item = offered.answered();
      if (!item) return;
      if (message.is === 'roster-refused') return message.refusal === 'not-on-head' ? catchUpFirst(item) : item.answer(refuse(message.refusal));
      const grew = message.index === ports.rosterLength() && (await keep(message.index, [item.offer.entry]));
      await item.answer(accept({ index: message.index, head: message.head }));
      if (grew) await settled(true);
    },
    append: (offer) => new Promise((resolve) => offered.ask({ offer, answer: async (answer) => resolve(answer) })),
    ended() {
      offered.ended();
      for (const answer of onceLevel.splice(0)) void answer();
    },
  };
}
