import { fromUtf8, utf8 } from '#base/bytes.ts';
import type { DraftId } from '#base/ids.ts';
import type { Result } from '#base/result.ts';
import { openAtRest, sealAtRest, type VaultKey } from '#seal/vault.ts';
import { allDrafts, deleteDraft, putDraft } from '#store/draftStore.ts';
import type { Lease } from '#store/lease.ts';
import type { AppRefusal, Draft } from './api.ts';
import type { EngineDeps } from './deps.ts';

const contextOf = (id: DraftId): string => `draft ${id}`;

/** Half-typed forms, sealed: they survive a crash, a swipe-away and an update, and nobody without the passphrase reads them. */
export type DraftDrawer = {
  save(draft: Draft): Promise<Result<null, AppRefusal>>;
  all(): Promise<readonly Draft[]>;
  remove(id: DraftId): Promise<void>;
};

export function draftDrawer(deps: EngineDeps, lease: Lease, vault: VaultKey): DraftDrawer {
  return {
    async save(draft: Draft): Promise<Result<null, AppRefusal>> {
      const sealed = await sealAtRest(vault, contextOf(draft.id), utf8(JSON.stringify(draft)), deps.random);
      return putDraft(deps.database, lease, { id: draft.id, sealed });
    },
    async all(): Promise<readonly Draft[]> {
      const rows = await allDrafts(deps.database);
      const opened = await Promise.all(rows.map((row) => openAtRest(vault, contextOf(row.id), row.sealed)));
      return opened.flatMap((draft) => (draft.ok ? [JSON.parse(fromUtf8(draft.value)) as Draft] : []));
    },
    async remove(id: DraftId): Promise<void> {
      await deleteDraft(deps.database, lease, id);
    },
  };
}
