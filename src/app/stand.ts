import type { CircleStore } from '#circle/ports.ts';
import { circleStore } from '#store/circleStore.ts';
import type { DeviceRow, FarewellRow, JoiningRow } from '#store/database.ts';
import type { Lease } from '#store/lease.ts';
import type { Session } from './api.ts';
import type { EngineDeps } from './deps.ts';
import type { Unlocked } from './device.ts';
import type { DraftDrawer } from './drafts.ts';
import type { OwnWords } from './farewellApi.ts';
import type { Erasures } from './erasures.ts';
import type { OpenSpace } from './openSpace.ts';
import type { Tries } from './tries.ts';
import type { Removals } from './removals.ts';
import type { RescueRoom } from './rescueRoom.ts';

/** An unlocked device; its documents may still be opening. */
export type Open = {
  readonly at: 'unlocked';
  readonly unlocked: Unlocked;
  readonly drafts: DraftDrawer;
  /** Resolves once the documents are open; the first paint does not wait for it. */
  readonly space: Promise<OpenSpace>;
  readonly removals: Promise<Removals>;
  readonly erasures: Promise<Erasures>;
  readonly rescues: Promise<RescueRoom>;
};
/** A removed device on its way out: nothing is open any more but its keys. */
export type Leaving = { readonly at: 'leaving'; readonly unlocked: Unlocked; readonly drafts: DraftDrawer; again(): Promise<void>; busy: boolean };
export type Phase = { readonly at: 'starting' | 'empty' } | { readonly at: 'joining'; readonly row: JoiningRow } | { readonly at: 'locked'; readonly row: DeviceRow } | Open | Leaving;

/** Where this device stands, and what outlives a phase. */
export type Stand = {
  readonly deps: EngineDeps;
  phase: Phase;
  /** The right to write; null before the engine was started. */
  lease: Lease | null;
  readonly tries: Tries;
  /** How often it was locked: whoever checks a secret meanwhile opens nothing. */
  locks: number;
  /** How many secrets are being checked: nothing that can wait comes between one and what it opens. */
  unlocking: number;
  /** Ends when the documents of the last unlocking are closed. */
  closing: Promise<void>;
  cancelDelivery: () => void;
  /** Of a removed device's half-typed forms what are the person's own words: never on the disk. */
  ownWords: readonly OwnWords[];
  /** Deletes everything on this device, and keeps only what a removed one has to say about it. */
  erase(left?: FarewellRow): Promise<void>;
};

export function leaseOf({ lease }: Stand): Lease {
  if (lease === null) throw new Error('the engine was not started');
  return lease;
}

export function storeOf(stand: Stand): CircleStore {
  return circleStore(stand.deps.database, leaseOf(stand));
}

export function showSession({ deps }: Stand, session: Session): void {
  deps.show({ of: 'session', session });
}
