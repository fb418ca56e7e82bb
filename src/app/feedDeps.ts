import type { CircleId } from '#base/ids.ts';
import type { CircleStore } from '#circle/ports.ts';
import type { Lease } from '#store/lease.ts';
import type { Ask } from '#sync/questions.ts';
import type { FeedPorts } from '#sync/feedTalk.ts';
import type { Circles } from './circles.ts';
import type { EngineDeps } from './deps.ts';
import type { Unlocked } from './device.ts';
import type { HubLine } from './hubLine.ts';
import type { Receipts } from './receipts.ts';

/** What published and followed calendars need of an unlocked app. */
export type FeedDeps = {
  readonly deps: EngineDeps;
  readonly lease: Lease;
  readonly unlocked: Unlocked;
  readonly store: CircleStore;
  readonly circles: Circles;
  readonly receipts: Receipts;
  readonly line: HubLine;
  /** Whether all the hub has of the circle is here. */
  isLevel(circle: CircleId): Promise<boolean>;
};

/** How to ask the hub; null: it is not within reach. */
export function askOf({ line }: Pick<FeedDeps, 'line'>): Ask | null {
  return line.state() === 'online' ? (line.connection?.ask ?? null) : null;
}

export function feedPorts({ unlocked: { row, keys, roster } }: Pick<FeedDeps, 'unlocked'>): FeedPorts {
  return { space: row.space, device: keys.id, signKey: keys.sign, keyOf: (device) => roster.current().devices.get(device)?.keys.sign ?? null };
}
