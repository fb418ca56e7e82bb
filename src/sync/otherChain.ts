import type { Bytes } from '#base/bytes.ts';
import type { FromHub, ToHub } from '#wire/messages.ts';
import type { SyncPorts } from './ports.ts';

/** The hub's chain where it is another one than the phone's, as far as this connection told it. */
export type OtherChain = {
  /** Asks for the whole of it. */
  pull(): 'asked';
  /** Asks for what comes after what was told. */
  pullOn(): 'asked';
  /** Once no more comes the phone judges the chain. */
  page(message: Extract<FromHub, { is: 'roster' }>): Promise<'asked' | 'apart' | 'changed-over'>;
};

/** No association's chain is longer; a hub that says so would only fill the phone's memory. */
const LONGEST_CHAIN = 50_000;

export function otherChain(ports: SyncPorts, send: (message: ToHub) => void): OtherChain {
  const theirs: Bytes[] = [];

  function pullOn(): 'asked' {
    send({ is: 'pull-roster', from: theirs.length });
    return 'asked';
  }
  return {
    pull() {
      theirs.length = 0;
      return pullOn();
    },
    pullOn,
    async page({ from, entries, total }) {
      const fresh = from > theirs.length ? [] : entries.slice(theirs.length - from);
      theirs.push(...fresh);
      return fresh.length > 0 && theirs.length < Math.min(total, LONGEST_CHAIN) ? pullOn() : ports.receiveFork(theirs);
    },
  };
}
