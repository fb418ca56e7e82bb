import { equalBytes, type Bytes } from '#base/bytes.ts';
import type { FromHub, ToHub } from '#wire/messages.ts';
import { hashFor } from '#wire/signing.ts';
import { otherChain } from './otherChain.ts';
import { ownChain } from './ownChain.ts';
import type { SyncPorts } from './ports.ts';

type Message<Is extends FromHub['is']> = Extract<FromHub, { is: Is }>;
/** What came of the hub's word: it was asked for more, or the phone has all of it; `grew`: by something new. */
export type Step = 'asked' | 'level' | 'grew';

/** The hub's chain on one connection: it goes on from the phone's, or is another one, which is pulled whole for the phone to judge. */
export type HubChain = {
  /** Whether it is another one than the phone's. */
  isApart(): boolean;
  /** `shorter`: the hub lost what the phone holds above. */
  welcomed(message: Message<'welcome'>): Promise<Step | 'shorter'>;
  page(message: Message<'roster'>): Promise<Step>;
  /** The hub took the phone's entry under this index. Whether the phone's chain grew by it. */
  took(index: number, entry: Bytes): Promise<boolean>;
  /** Asks for what the hub has more than it told. */
  pull(): void;
};

export function hubChain(ports: SyncPorts, send: (message: ToHub) => void): HubChain {
  const [own, other] = [ownChain(ports, send), otherChain(ports, send)];
  let apart = false;

  const pull = (): Step => (own.pull() ? 'asked' : 'level');
  async function keep(from: number, entries: readonly Bytes[]): Promise<boolean> {
    const kept = await own.keep(from, entries);
    apart = kept === 'apart';
    return kept === 'grew';
  }
  async function otherPage(message: Message<'roster'>): Promise<Step> {
    const judged = await other.page(message);
    if (judged === 'asked') return judged;
    apart = judged === 'apart';
    return apart ? 'level' : 'grew';
  }
  return {
    isApart: () => apart,
    async welcomed({ rosterLength, rosterHead }) {
      const held = ports.rosterLength();
      if (rosterLength > held) return pull();
      const standing = (await ports.rosterFrom(rosterLength - 1))[0];
      apart = !standing || !equalBytes(await hashFor('roster', standing), rosterHead);
      if (apart) return other.pull();
      return rosterLength === held ? 'level' : 'shorter';
    },
    async page(message) {
      if (apart) return otherPage(message);
      if (message.from > ports.rosterLength()) return pull();
      const grew = await keep(message.from, message.entries);
      if (apart) return other.pull();
      if (grew && ports.rosterLength() < message.total) return pull();
      return grew ? 'grew' : 'level';
    },
    took: async (index, entry) => !apart && index === ports.rosterLength() && keep(index, [entry]),
    pull: () => void (apart ? other.pullOn() : own.pull('again')),
  };
}
