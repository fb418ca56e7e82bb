import type { Bytes } from '#base/bytes.ts';
import type { Random, SpaceId } from '#base/ids.ts';
import { refuse, type Result } from '#base/result.ts';
import { openBody, sealBody, type EpochKey } from '#seal/body.ts';
import type { Entry, EntryHeader } from '#wire/entry.ts';
import { packPayload, unpackPayload, type Payload } from '#wire/payload.ts';
import type { SetAsideReason } from './ports.ts';

/** `key` null: an open circle (the board), whose entries are signed but not sealed. */
export type ContentDeps = { readonly space: SpaceId; readonly key: EpochKey | null; readonly random: Random };

/** A stored or received entry with what was inside, or why there is nothing to apply. */
export type Opened = { readonly entry: Entry; readonly payload: Result<Payload, SetAsideReason> };

/** A payload as an entry's body: packed (wire/payload.ts), then sealed for its header (seal/body.ts); on the board only packed. May be larger than an entry takes. */
export async function sealPayload(deps: ContentDeps, header: EntryHeader, payload: Payload): Promise<Bytes> {
  const packed = await packPayload(payload);
  return deps.key ? sealBody(deps.key, deps.space, header, packed, deps.random) : packed;
}

const AT_ONCE = 512;

/** Opens entries some at a time, in their order; whatever the bytes, each has an answer. */
export async function openEntries(deps: ContentDeps, entries: readonly Entry[]): Promise<readonly Opened[]> {
  const opened: Opened[] = [];
  for (let from = 0; from < entries.length; from += AT_ONCE) {
    opened.push(...(await Promise.all(entries.slice(from, from + AT_ONCE).map((entry) => openEntry(deps, entry)))));
  }
  return opened;
}

async function openEntry(deps: ContentDeps, entry: Entry): Promise<Opened> {
  const packed = deps.key ? await openBody(deps.key, deps.space, entry.header, entry.body) : { ok: true as const, value: entry.body };
  if (!packed.ok) return { entry, payload: packed };
  const payload = await unpackPayload(packed.value);
  return { entry, payload: payload.ok ? payload : refuse('update-broken') };
}
