import type { CircleId } from '#base/ids.ts';
import type { LogKey } from '#circle/ports.ts';
import { nothingWaits, type Waiting } from './receiptReading.ts';
import type { Receipts } from './receipts.ts';

/** What waits for the hub, circle by circle, as it was last read from the disk. */
export type Waitings = {
  /** Reads it anew; answers the records whose receipt changed. */
  read(circle: CircleId): Promise<readonly string[]>;
  /** Of which something was read. */
  circles(): Iterable<CircleId>;
  readonly told: Pick<Receipts, 'waits' | 'of' | 'waiting' | 'waitingIn' | 'handedWaiting'>;
};

/** `logs`: where this phone is now. */
export function keepWaitings(logs: () => readonly LogKey[], waitingIn: (log: LogKey) => Promise<Waiting>): Waitings {
  const waitings = new Map<CircleId, Waiting>();
  const of = (circle: CircleId): Waiting => waitings.get(circle) ?? nothingWaits;
  const sum = (count: (waiting: Waiting) => number): number => [...waitings.values()].reduce((all, one) => all + count(one), 0);
  const any = (part: 'device' | 'handed', record: string): boolean => [...waitings.values()].some((waiting) => waiting[part].has(record));
  return {
    async read(circle) {
      const log = logs().find((one) => one.circle === circle);
      const before = of(circle);
      const now = log ? await waitingIn(log) : nothingWaits;
      waitings.set(circle, now);
      return [...before.device.symmetricDifference(now.device), ...before.handed.symmetricDifference(now.handed)];
    },
    circles: () => waitings.keys(),
    told: {
      waits: (record) => any('device', record) || any('handed', record),
      of: (record) => (any('device', record) ? 'device' : any('handed', record) ? 'handed' : 'hub'),
      waiting: () => sum(({ entries }) => entries),
      waitingIn: (circle) => of(circle).entries,
      handedWaiting: () => sum(({ others }) => others),
    },
  };
}
