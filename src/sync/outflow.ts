import type { Entry } from '#wire/entry.ts';
import type { Head } from '#wire/rosterAction.ts';
import { cursorsFrom, takeFrame, type Cursors } from './outbox.ts';
import type { Log, SyncPorts } from './ports.ts';
import type { Muted } from './remembered.ts';

/** What of one log the hub still lacks, by its own heads; taken from the phone's store frame by frame. */
export type Outflow = {
  /** The hub holds this: from here on it is told. Before, nothing flows. */
  begin(heads: readonly Head[]): void;
  /** The hub has sent these itself. */
  reach(entries: readonly Entry[]): void;
  /** The next frame's entries; empty where there is nothing to send. */
  take(): Promise<readonly Entry[]>;
  /** The store may hold more than was asked of it so far. */
  stale(): void;
  /** Leaves out what is muted by now. */
  passOver(): void;
  /** Whether anything was left out. */
  passedOver(): boolean;
};

export function outflow(ports: SyncPorts, log: Log, muted: Muted): Outflow {
  let cursors: Cursors | null = null;
  let next: readonly Entry[] = [];
  let stale = true;
  let leftOut = false;

  function audible(entries: readonly Entry[]): readonly Entry[] {
    const heard = entries.filter(({ header }) => !muted.has(header));
    leftOut ||= heard.length < entries.length;
    return heard;
  }
  async function refill(from: Cursors): Promise<void> {
    stale = false;
    const entries = await ports.entriesAfter(log, from.heads());
    from.reach(entries);
    next = audible(entries);
  }
  return {
    begin: (heads) => void (cursors = cursorsFrom(heads)),
    reach: (entries) => cursors?.reach(entries),
    async take() {
      if (!cursors) return [];
      if (next.length === 0 && stale) await refill(cursors);
      const { frame, rest } = takeFrame(next);
      next = rest;
      return frame;
    },
    stale: () => void (stale = true),
    passOver() {
      leftOut = true;
      next = audible(next);
    },
    passedOver: () => leftOut,
  };
}
