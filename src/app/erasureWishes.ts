import { fromUtf8, utf8 } from '#base/bytes.ts';
import type { ContactId, MemberId } from '#base/ids.ts';
import type { Result } from '#base/result.ts';
import { openAtRest, sealAtRest } from '#seal/vault.ts';
import { allErasures, deleteErasure, putErasure } from '#store/erasureStore.ts';
import type { Lease } from '#store/lease.ts';
import type { AppRefusal } from './api.ts';
import type { EngineDeps } from './deps.ts';
import type { Unlocked } from './device.ts';

/** An erasure the hub has not taken yet. */
export type ErasureWish = { readonly id: string; readonly contact: ContactId; readonly by: MemberId; readonly since: number };

/** The waiting erasures of this device, sealed on disk. */
export type ErasureWishes = {
  all(): readonly ErasureWish[];
  keep(wish: ErasureWish): Promise<Result<null, AppRefusal>>;
  /** Accepts one that is not there. */
  forget(id: string): Promise<Result<null, AppRefusal>>;
};
type WishDeps = { readonly deps: EngineDeps; readonly lease: Lease; readonly unlocked: Unlocked };

const contextOf = (id: string): string => `erasure ${id}`;

export async function openErasureWishes({ deps, lease, unlocked }: WishDeps): Promise<ErasureWishes> {
  const rows = await allErasures(deps.database);
  const opened = await Promise.all(rows.map((row) => openAtRest(unlocked.vault, contextOf(row.id), row.sealed)));
  // One that does not open is none of this vault's: somebody wrote to the disk.
  const read = opened.flatMap((wish) => (wish.ok ? [JSON.parse(fromUtf8(wish.value)) as ErasureWish] : []));
  const wishes = new Map(read.map((wish) => [wish.id, wish]));
  return {
    all: () => [...wishes.values()],
    async keep(wish) {
      const sealed = await sealAtRest(unlocked.vault, contextOf(wish.id), utf8(JSON.stringify(wish)), deps.random);
      const kept = await putErasure(deps.database, lease, { id: wish.id, sealed });
      if (kept.ok) wishes.set(wish.id, wish);
      return kept;
    },
    async forget(id) {
      const gone = await deleteErasure(deps.database, lease, id);
      if (gone.ok) wishes.delete(id);
      return gone;
    },
  };
}
