import type { CircleStore } from '#circle/ports.ts';
import { countWaiting } from '#store/courierStore.ts';
import { countCarried, isPlanned } from '#store/renewalStore.ts';
import type { DeviceRow } from '#store/database.ts';
import { countUnsent } from '#store/fileStore.ts';
import { countHeld } from '#store/heldNoteStore.ts';
import type { EngineDeps } from './deps.ts';
import type { OpenSpace } from './openSpace.ts';

/** Tells the status line; `space` null while locked or still opening. */
export async function tellStatus(deps: EngineDeps, row: DeviceRow, store: CircleStore, space: OpenSpace | null): Promise<void> {
  const waiting = (space ? space.receipts.waiting() : await countWaiting(deps.database, row.device)) + (await countCarried(deps.database)) + (await countUnsent(deps.database));
  const connection = space?.connection() ?? (row.demo ? 'none' : 'connecting');
  deps.show({
    of: 'status',
    status: {
      connection: connection === 'superseded' && (await isPlanned(deps.database, row.device)) ? 'renewing' : connection,
      waiting,
      heldNotes: space ? space.notes.held().length + space.desks.held().length : await countHeld(deps.database),
      hubTurnedBack: space?.receipts.turnedBack() ?? false,
      fork: space?.fork() ?? null,
      setAside: (await store.countSetAside()) + (await deps.database.unreadable.count()),
      durable: await deps.isDurable(),
      opening: space === null || !space.isBegun(),
    },
  });
}
