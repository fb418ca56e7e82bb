import type { Bytes } from '#base/bytes.ts';
import type { ToHub } from '#wire/messages.ts';
import type { SyncPorts } from './ports.ts';

/** The phone's chain as it grows by what one connection tells. */
export type OwnChain = {
  /** Asks for what the phone lacks. False where it was asked for from here on already, but for `again`. */
  pull(again?: 'again'): boolean;
  /** Keeps what is new of it. `apart`: it does not go on from the phone's chain. */
  keep(from: number, entries: readonly Bytes[]): Promise<'grew' | 'nothing-new' | 'apart'>;
};

export function ownChain(ports: SyncPorts, send: (message: ToHub) => void): OwnChain {
  let pulledFrom = -1;
  return {
    pull(again) {
      const from = ports.rosterLength();
      if (from === pulledFrom && !again) return false;
      pulledFrom = from;
      send({ is: 'pull-roster', from });
      return true;
    },
    async keep(from, entries) {
      const fresh = entries.slice(ports.rosterLength() - from);
      if (fresh.length === 0) return 'nothing-new';
      return (await ports.receiveRoster(ports.rosterLength(), fresh)) ? 'grew' : 'apart';
    },
  };
}
