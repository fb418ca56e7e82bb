import type { DeviceId } from '#base/ids.ts';
import type { CircleStore, LogKey } from '#circle/ports.ts';
import type { EntryHeader } from '#wire/entry.ts';
import type { Head } from '#wire/rosterAction.ts';

/** What the hub has confirmed of this device's own entries. Each word of the hub answers whether that is another number now. */
export type Confirmations = {
  acknowledged(header: EntryHeader): Promise<boolean>;
  hubHolds(log: LogKey, heads: readonly Head[]): Promise<boolean>;
  /** The hub holds less than it had confirmed. */
  turnedBack(): boolean;
  /** It holds all. */
  allSafe(): void;
};

export function confirmations(store: CircleStore, self: DeviceId): Confirmations {
  let isBack = false;

  async function confirm(log: LogKey, number: number, before: number): Promise<boolean> {
    if (number !== before) await store.setConfirmed(log, self, number);
    return number !== before;
  }
  return {
    async acknowledged(header) {
      const before = await store.confirmed(header, self);
      return confirm(header, Math.max(header.number, before), before);
    },
    async hubHolds(log, heads) {
      const held = heads.find((head) => head.author === self)?.number ?? 0;
      const before = await store.confirmed(log, self);
      if (held < before) isBack = true;
      // More than was acknowledged may be a copy's of this device: the last of it is told again, and its acknowledgement vouches for all before (sync Y-8).
      return confirm(log, Math.min(held, before), before);
    },
    turnedBack: () => isBack,
    allSafe: () => void (isBack = false),
  };
}
