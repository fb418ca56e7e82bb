import { BOARD, TEAM } from '#base/ids.ts';
import type { CircleStore } from '#circle/ports.ts';
import type { DeviceRow } from '#store/database.ts';
import type { EngineDeps } from './deps.ts';
import type { OpenSpace } from './openSpace.ts';

/** Tells the status line; `space` null while locked or still opening. */
export async function tellStatus(deps: EngineDeps, row: DeviceRow, store: CircleStore, space: OpenSpace | null): Promise<void> {
  const waiting = space ? space.receipts.waiting() : await waitingEntries(row, store);
  deps.show({
    of: 'status',
    status: {
      connection: space?.connection() ?? (row.demo ? 'none' : 'connecting'),
      waiting,
      hubTurnedBack: space?.receipts.turnedBack() ?? false,
      setAside: await store.countSetAside(),
      durable: await deps.isDurable(),
      opening: space === null,
    },
  });
}

async function waitingEntries(row: DeviceRow, store: CircleStore): Promise<number> {
  const counts = await Promise.all(
    [TEAM, BOARD].map(async (circle) => {
      const log = { circle, epoch: 1 };
      const own = (await store.heads(log)).find((head) => head.author === row.device)?.number ?? 0;
      return Math.max(0, own - (await store.confirmed(log, row.device)));
    }),
  );
  return counts.reduce((sum, one) => sum + one, 0);
}
