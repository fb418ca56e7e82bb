import * as Y from 'yjs';
import type { DeviceId } from '#base/ids.ts';
import type { Entry, EntryHeader } from '#wire/entry.ts';
import type { Opened } from './content.ts';
import { applyAll } from './merging.ts';
import { checkUpdate, claim, type Owners } from './owners.ts';
import type { SetAsideReason } from './ports.ts';
import type { Head } from '#wire/rosterAction.ts';

/** The origin of transactions that apply others' entries (and, on opening, the log). */
export const RECEIVED = Symbol('received');

/** A document and what of the log is in it. */
export type Replica = {
  readonly doc: Y.Doc;
  readonly owners: Owners;
  readonly heads: Map<DeviceId, number>;
  /** What was erased in this epoch's opening or before; it must not come back. */
  readonly erased: readonly ErasedRecord[];
  /** All entries it holds, and those of them that the checkpoint covers. */
  held: Amount;
  covered: Amount;
};
export type Amount = { readonly entries: number; readonly bytes: number };
/** A record: whatever lies in a root map of the document under a key of this name (`ownKey`). */
export type ErasedRecord = { readonly root: string; readonly id: string };

/** One string for a record, to look it up by. */
export function nameOfErased({ root, id }: ErasedRecord): string {
  return `${root} ${id}`;
}

export type Aside = { readonly entry: Entry; readonly reason: SetAsideReason };

const nothing: Amount = { entries: 0, bytes: 0 };

/** As a circle begins: an empty document, no author, nothing held. */
export function emptyReplica(): Replica {
  return { doc: new Y.Doc(), owners: new Map(), heads: new Map(), erased: [], held: nothing, covered: nothing };
}

/** The last number held of this author without a gap; 0 where there is none. */
export function headOf(replica: Replica, author: DeviceId): number {
  return replica.heads.get(author) ?? 0;
}

/** Of each author something is held of, the last number. */
export function headList(replica: Replica): readonly Head[] {
  return [...replica.heads].map(([author, number]) => ({ author, number }));
}

/** Counts an entry as held, whether it was applied or set aside. */
export function countHeld(replica: Replica, { header, body }: Entry): void {
  replica.heads.set(header.author, header.number);
  replica.held = { entries: replica.held.entries + 1, bytes: replica.held.bytes + body.length };
}

/**
 * Applies entries of the log in one step, but for those that fail the check; answers these. Entries named in `broken`
 * failed before. Throws where Yjs (or a listener) does: then the document is not to be trusted any more.
 */
export function applyOpened(replica: Replica, opened: readonly Opened[], broken: ReadonlySet<string>): readonly Aside[] {
  const asides: Aside[] = [];
  const updates: Uint8Array[] = [];
  for (const { entry, payload } of opened) {
    countHeld(replica, entry);
    const checked = payload.ok ? checkUpdate(replica.owners, entry.header.author, payload.value) : payload;
    if (!payload.ok || !checked.ok || broken.has(nameOf(entry.header))) {
      asides.push({ entry, reason: checked.ok ? 'update-broken' : checked.refusal });
      continue;
    }
    claim(replica.owners, checked.value);
    updates.push(payload.value.update);
  }
  if (updates.length > 0) applyAll(replica.doc, updates, RECEIVED);
  return asides;
}

/** The entries Yjs trips over though they passed the check, found by applying one after another to copies nobody watches. */
export async function findBroken(copy: () => Promise<Replica>, opened: readonly Opened[]): Promise<ReadonlySet<string>> {
  const broken = new Set<string>();
  for (;;) {
    const culprit = firstToThrow(await copy(), opened, broken);
    if (culprit === null || broken.has(culprit)) return broken;
    broken.add(culprit);
  }
}

function firstToThrow(replica: Replica, opened: readonly Opened[], broken: ReadonlySet<string>): string | null {
  for (const one of opened) {
    try {
      applyOpened(replica, [one], broken);
    } catch {
      return nameOf(one.entry.header);
    }
  }
  return null;
}

function nameOf(header: EntryHeader): string {
  return `${header.author} ${header.number}`;
}
