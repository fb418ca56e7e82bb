import { fromUtf8, utf8 } from '#base/bytes.ts';
import type { DraftId } from '#base/ids.ts';
import { accept, type Result } from '#base/result.ts';
import type { Saying, Write } from '#domain/write.ts';
import { openAtRest, sealAtRest } from '#seal/vault.ts';
import { allHeldForDesk, deleteHeldForDesk, putHeldForDesk } from '#store/heldDeskStore.ts';
import type { Lease, SaveRefusal } from '#store/lease.ts';
import type { EngineDeps } from './deps.ts';
import type { Unlocked } from './device.ts';

/** One part of a decision for the own desk, which is not open yet. */
export type HeldPart = { readonly writes: readonly Write[]; readonly by: Saying };
export type HeldForDesk = HeldPart & { readonly id: number };

/** What waits on this device alone for the own desk, sealed on disk; readable in memory while unlocked. */
export type HeldDesk = {
  /** In the order it was written. */
  all(): readonly HeldForDesk[];
  /** On disk when this accepts, the draft gone with it. */
  keep(part: HeldPart, draft: DraftId | null): Promise<Result<null, SaveRefusal>>;
  forget(ids: readonly number[]): Promise<Result<null, SaveRefusal>>;
};
type HeldDeps = { readonly deps: Pick<EngineDeps, 'database' | 'random'>; readonly lease: Lease; readonly unlocked: Pick<Unlocked, 'vault'> };

const contextOf = (id: number): string => `held for desk ${id}`;

/** In the order it was written. */
export async function readHeldDesk({ deps, unlocked: { vault } }: Pick<HeldDeps, 'unlocked'> & { readonly deps: Pick<EngineDeps, 'database'> }): Promise<readonly HeldForDesk[]> {
  const rows = await allHeldForDesk(deps.database);
  const opened = await Promise.all(rows.map(async ({ id, sealed }) => ({ id, held: await openAtRest(vault, contextOf(id), sealed) })));
  // One that does not open is none of this vault's: somebody wrote to the disk.
  return opened.flatMap(({ id, held }) => (held.ok ? [{ ...(JSON.parse(fromUtf8(held.value)) as HeldPart), id }] : []));
}

export async function openHeldDesk({ deps, lease, unlocked: { vault } }: HeldDeps): Promise<HeldDesk> {
  const kept = new Map((await readHeldDesk({ deps, unlocked: { vault } })).map((held) => [held.id, held]));
  let last = Math.max(0, ...(await allHeldForDesk(deps.database)).map(({ id }) => id));
  return {
    all: () => [...kept.values()],
    async keep(part, draft) {
      const id = last + 1;
      const done = await putHeldForDesk(deps.database, lease, { id, sealed: await sealAtRest(vault, contextOf(id), utf8(JSON.stringify(part)), deps.random) }, draft);
      if (done.ok) kept.set(id, { ...part, id });
      if (done.ok) last = id;
      return done;
    },
    async forget(ids) {
      if (ids.length === 0) return accept(null);
      const gone = await deleteHeldForDesk(deps.database, lease, ids);
      if (gone.ok) for (const id of ids) kept.delete(id);
      return gone;
    },
  };
}
