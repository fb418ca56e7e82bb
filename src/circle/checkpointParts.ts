import type { Bytes } from '#base/bytes.ts';
import type { Random, SpaceId } from '#base/ids.ts';
import { openAtRest, sealAtRest, type VaultKey } from '#seal/vault.ts';
import { inflate } from '#wire/payload.ts';
import type { Checkpoint, LogKey } from './ports.ts';

const MAX_LIST_VIEW_BYTES = 128 * 1024 * 1024;

// Apart from checkpoints.ts so that the first paint does not wait for Yjs to load.

/** The list view beside a checkpoint, or null where there is none to paint from. */
export async function openListView(checkpoint: Checkpoint | null, vault: VaultKey | null, log: LogKey, space: SpaceId): Promise<Bytes | null> {
  if (!checkpoint || checkpoint.listView.length === 0) return null;
  const packed = await openPart({ space, log, vault }, 'list', checkpoint.listView);
  return packed && inflate(packed, MAX_LIST_VIEW_BYTES);
}

/** `vault` null: an open circle, whose checkpoint is as open as its log. */
type PartDeps = { readonly space: SpaceId; readonly log: LogKey; readonly vault: VaultKey | null };

function contextOf({ space, log }: PartDeps, part: 'document' | 'list'): string {
  return `checkpoint ${part} ${space} ${log.circle} ${log.epoch}`;
}

/** Sealed with the vault key for its log and place (AES-256-GCM, 28 bytes longer); the board's as it is. */
export async function sealPart(deps: PartDeps & { readonly random: Random }, part: 'document' | 'list', bytes: Bytes): Promise<Bytes> {
  return deps.vault ? sealAtRest(deps.vault, contextOf(deps, part), bytes, deps.random) : bytes;
}

/** null: it does not open, since it is another's or was altered. */
export async function openPart(deps: PartDeps, part: 'document' | 'list', bytes: Bytes): Promise<Bytes | null> {
  if (!deps.vault) return bytes;
  const opened = await openAtRest(deps.vault, contextOf(deps, part), bytes);
  return opened.ok ? opened.value : null;
}
