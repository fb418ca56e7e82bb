import type { Bytes } from '#base/bytes.ts';
import { refuse } from '#base/result.ts';
import type { RosterOffer, ToHub } from '#wire/messages.ts';
import type { RosterAnswer } from './rosterTalk.ts';

/** A roster entry put to the hub, and what is done with its answer. */
export type Offered = { readonly offer: RosterOffer; readonly answer: (answer: RosterAnswer) => Promise<void> };

/** Roster entries put to the hub on one connection: it answers them in order, so one is asked at a time. */
export type Offers = {
  ask(item: Offered): void;
  /** What the hub lost: each is asked once it took the one before; `done` follows the last, or the first that it refuses. */
  refill(entries: readonly Bytes[], done: () => Promise<void>): Promise<void>;
  /** The one the hub has answered now; the next one is asked. */
  answered(): Offered | undefined;
  /** The connection is gone: whoever waits for an answer is told. */
  ended(): void;
};

export function offers(send: (message: ToHub) => void): Offers {
  const asked: Offered[] = [];
  const put = (item: Offered | undefined): void => {
    if (item) send({ is: 'append-roster', offer: item.offer });
  };
  function ask(item: Offered): void {
    asked.push(item);
    if (asked.length === 1) put(item);
  }
  async function refill(entries: readonly Bytes[], done: () => Promise<void>): Promise<void> {
    const [entry, ...rest] = entries;
    if (!entry) return done();
    ask({ offer: { entry, wraps: [] }, answer: (answer) => (answer.ok ? refill(rest, done) : done()) });
  }
  return {
    ask,
    refill,
    answered() {
      const item = asked.shift();
      put(asked[0]);
      return item;
    },
    ended() {
      for (const item of asked.splice(0)) void item.answer(refuse('unreachable'));
    },
  };
}
