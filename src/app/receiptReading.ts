import type { DeviceId } from '#base/ids.ts';
import type { CircleStore, LogKey } from '#circle/ports.ts';
import type { ConfirmedRow } from '#store/database.ts';
import type { HandedStore } from '#store/handedStore.ts';

export type Noted = ConfirmedRow;
/** Of one circle: records with edits that are on this device alone, those whose edits went from phone to phone, and how many entries wait. */
export type Waiting = { readonly device: ReadonlySet<string>; readonly handed: ReadonlySet<string>; readonly entries: number; readonly others: number };
export type ReadingDeps = { readonly store: CircleStore; readonly handed: HandedStore | null; readonly self: DeviceId; readonly noted: readonly Noted[] };

export const nothingWaits: Waiting = { device: new Set(), handed: new Set(), entries: 0, others: 0 };

/** What of a log waits for the hub, as it lies on the disk now. */
export async function waitingIn({ store, handed, self, noted }: ReadingDeps, log: LogKey): Promise<Waiting> {
  const notes = noted.filter(({ circle, epoch }) => circle === log.circle && epoch === log.epoch);
  const [heads, confirmed] = await Promise.all([store.heads(log), store.confirmed(log, self)]);
  const here = (author: DeviceId): number => heads.find((head) => head.author === author)?.number ?? 0;
  const entries = Math.max(0, here(self) - confirmed);
  if (entries === 0 && notes.length === 0) return nothingWaits;
  const own = entries > 0 ? new Set(await store.unconfirmedRecords(log, self)) : nothingWaits.device;
  const given = notes.find(({ author }) => author === self)?.given ?? 0;
  const kept = handed && given > confirmed ? new Set(await handed.recordsAbove(log, self, given)) : own;
  const others = notes.filter(({ author, number }) => author !== self && here(author) > number);
  const taken = await Promise.all(others.map(({ author, number }) => handed?.recordsAbove(log, author, number) ?? []));
  return { device: kept, handed: own.difference(kept).union(new Set(taken.flat())), entries, others: others.reduce((sum, { author, number }) => sum + here(author) - number, 0) };
}
