import type * as Y from 'yjs';
import { BOARD } from '#base/ids.ts';
import { openReplica } from '#circle/opening.ts';
import type { CircleStore, LogKey } from '#circle/ports.ts';
import { openBoardCache } from '#store/boardCache.ts';
import type { DeviceRow } from '#store/database.ts';
import type { CalendarSource } from './calendarRows.ts';
import type { EngineDeps } from './deps.ts';
import type { Unlocked } from './device.ts';
import type { OpenSpace } from './openSpace.ts';

/** The calendar of an unlocked app: the board's and the team's documents, and what was fetched of others'. */
export async function openCalendar({ row }: Unlocked, { circles, receipts, feeds }: Pick<OpenSpace, 'circles' | 'receipts' | 'feeds'>): Promise<CalendarSource> {
  return {
    board: circles.board.doc(),
    team: circles.team.doc(),
    followed: await feeds.events(),
    receiptOf: (id) => (row.demo || receipts.waits(id) ? 'device' : 'hub'),
  };
}

type Locked = { readonly row: DeviceRow; readonly store: CircleStore };
/** By the row of one locking. */
const read = new WeakMap<DeviceRow, Promise<{ readonly board: Y.Doc; readonly log: LogKey }>>();

/**
 * The calendar of a locked app: the board alone. It is read from its log, which needs no key, and from the cache where the log does not answer. Read once for each locking, for locked nothing comes in; what waits is delivered all the same.
 */
export async function lockedCalendar(deps: Pick<EngineDeps, 'random'>, { row, store }: Locked): Promise<CalendarSource> {
  const reading = read.get(row) ?? readLocked(deps, { row, store });
  read.set(row, reading);
  const { board, log } = await reading;
  const waiting = new Set(await store.unconfirmedRecords(log, row.device).catch(() => []));
  return { board, team: null, followed: [], receiptOf: (id) => (row.demo || waiting.has(id) ? 'device' : 'hub') };
}

async function readLocked({ random }: Pick<EngineDeps, 'random'>, { row, store }: Locked): Promise<{ readonly board: Y.Doc; readonly log: LogKey }> {
  const log = { circle: BOARD, epoch: Math.max(1, await store.begunEpoch(BOARD).catch(() => 1)) };
  const truth = await openReplica({ space: row.space, log, store, vault: null, key: null, random }).catch(() => null);
  if (truth) return { board: truth.replica.doc, log };
  const cache = await openBoardCache(row.space);
  const board: Y.Doc = cache.doc();
  await cache.close();
  return { board, log };
}
