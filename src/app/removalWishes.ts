import { fromUtf8, utf8 } from '#base/bytes.ts';
import type { Result } from '#base/result.ts';
import { openAtRest, sealAtRest } from '#seal/vault.ts';
import type { Lease } from '#store/lease.ts';
import { allRemovals, deleteRemoval, putRemoval } from '#store/removalStore.ts';
import type { AppRefusal } from './api.ts';
import type { EngineDeps } from './deps.ts';
import type { Unlocked } from './device.ts';
import type { PendingRemoval } from './removalApi.ts';

export type Wish = Omit<PendingRemoval, 'refusal'>;

/** The waiting removals: sealed on disk, shown on the screen. */
export type Wishes = {
  all(): readonly Wish[];
  keep(wish: Wish): Promise<Result<null, AppRefusal>>;
  /** Notes why it could not be carried out, for the screen alone. */
  refused(wish: Wish, refusal: AppRefusal | null): void;
  /** Accepts one that is not there. */
  forget(id: string): Promise<Result<null, AppRefusal>>;
};
type WishDeps = { readonly deps: EngineDeps; readonly lease: Lease; readonly unlocked: Unlocked };

const contextOf = (id: string): string => `removal ${id}`;

export async function openWishes(at: WishDeps): Promise<Wishes> {
  const { deps, lease, unlocked } = at;
  const waiting = new Map((await readWishes(at)).map((wish): [string, PendingRemoval] => [wish.id, { ...wish, refusal: null }]));
  const show = (): void => deps.show({ of: 'removals', removals: [...waiting.values()].toSorted((a, b) => a.since - b.since || (a.id < b.id ? -1 : 1)) });
  const set = (wish: Wish, refusal: AppRefusal | null): void => {
    waiting.set(wish.id, { ...wish, refusal });
    show();
  };
  show();
  return {
    all: () => [...waiting.values()],
    async keep(wish) {
      const sealed = await sealAtRest(unlocked.vault, contextOf(wish.id), utf8(JSON.stringify(wish)), deps.random);
      const kept = await putRemoval(deps.database, lease, { id: wish.id, sealed });
      if (kept.ok) set(wish, null);
      return kept;
    },
    refused: set,
    async forget(id) {
      const gone = await deleteRemoval(deps.database, lease, id);
      if (gone.ok) waiting.delete(id);
      show();
      return gone;
    },
  };
}

/** One that does not open is none of this vault's: somebody wrote to the disk. */
async function readWishes({ deps, unlocked }: WishDeps): Promise<readonly Wish[]> {
  const rows = await allRemovals(deps.database);
  const opened = await Promise.all(rows.map((row) => openAtRest(unlocked.vault, contextOf(row.id), row.sealed)));
  return opened.flatMap((wish) => (wish.ok ? [JSON.parse(fromUtf8(wish.value)) as Wish] : []));
}
