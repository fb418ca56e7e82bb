import type { Bytes } from '#base/bytes.ts';
import { accept, refuse, type Result } from '#base/result.ts';
import type { FromHub, RosterOffer, RosterRefusal, ToHub } from '#wire/messages.ts';
import { hubChain, type Step } from './hubChain.ts';
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
 * Where both chains differ (a fork freezes the roster and only it) the hub's is pulled whole for the phone to judge; then, and
 * whenever it grew, settled is called too. Then an offer stands on the hub's chain, or it is refused.
 */
export function rosterTalk(ports: SyncPorts, send: (message: ToHub) => void, settled: (grew: boolean) => Promise<void>): RosterTalk {
  const offered = offers(send);
  const chain = hubChain(ports, send);
  const onceLevel: (() => Promise<void>)[] = [];

  async function after(step: Step): Promise<void> {
    if (step === 'asked') return;
    if (!chain.isApart()) await ports.inLine();
    await settled(step === 'grew');
    for (const answer of onceLevel.splice(0)) await answer();
  }
  /** Whoever offers again on the answer shall find the entry that came first. */
  function catchUpFirst(item: Offered): void {
    onceLevel.push(() => item.answer(refuse('not-on-head')));
    chain.pull();
  }
  return {
    async welcomed(message) {
      const step = await chain.welcomed(message);
      return step === 'shorter' ? offered.refill(await ports.rosterFrom(message.rosterLength), () => after('level')) : after(step);
    },
    received: async (message) => after(await chain.page(message)),
    async answered(message) {
      const item = offered.answered();
      if (!item) return;
      if (message.is === 'roster-refused') return message.refusal === 'not-on-head' ? catchUpFirst(item) : item.answer(refuse(message.refusal));
      const { index, head } = message;
      if (chain.isApart()) await after(await chain.page({ is: 'roster', from: index, entries: [item.offer.entry], total: index + 1 }));
      const grew = await chain.took(index, item.offer.entry);
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
