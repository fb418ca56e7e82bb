import * as Y from 'yjs';
import { accept, refuse, type Result } from '#base/result.ts';
import { signEntry, type Entry } from '#wire/entry.ts';
import { MAX_BODY_BYTES } from '#wire/limits.ts';
import type { Payload } from '#wire/payload.ts';
import type { Beside, CircleDeps, WriteRefusal } from './circle.ts';
import { sealPayload } from './content.ts';
import { rebuildIfPossible, type Live } from './live.ts';
import { checkUpdate, claim } from './owners.ts';
import { countHeld, headOf } from './replica.ts';

/** One transaction as one entry on disk. Sealing and signing come before the store's transaction, which would end early if it waited for them. */
export async function writeEntry<T>(live: Live, act: (doc: Y.Doc) => T, beside: Beside<T>): Promise<Result<T, WriteRefusal>> {
  const { deps, replica, session } = live;
  try {
    const { result, update } = transact(replica.doc, act);
    if (!update) return accept(result);
    const payload = { announces: session.announced ? [] : [session.client], update };
    const checked = checkUpdate(replica.owners, deps.author.id, payload);
    if (!checked.ok) throw new Error(`every other device would set this write aside: ${checked.refusal}`);
    const entry = await sealEntry(deps, headOf(replica, deps.author.id) + 1, payload);
    const stored = entry.ok ? await deps.store.appendOwn(entry.value, beside.records(result), beside.draft) : entry;
    if (!entry.ok || !stored.ok) {
      await rebuildIfPossible(live);
      return stored.ok ? refuse('not-saved') : stored;
    }
    session.announced = true;
    claim(replica.owners, checked.value);
    countHeld(replica, entry.value);
    return accept(result);
  } catch (bug) {
    await rebuildIfPossible(live);
    throw bug;
  }
}

/** The update the transaction made; null where it changed nothing. */
function transact<T>(doc: Y.Doc, act: (doc: Y.Doc) => T): { readonly result: T; readonly update: Uint8Array<ArrayBuffer> | null } {
  const updates: Uint8Array[] = [];
  const listen = (update: Uint8Array) => updates.push(update);
  doc.on('update', listen);
  try {
    const result = doc.transact(() => act(doc));
    return { result, update: updates.length > 0 ? new Uint8Array(Y.mergeUpdates(updates)) : null };
  } finally {
    doc.off('update', listen);
  }
}

async function sealEntry(deps: CircleDeps, number: number, payload: Payload): Promise<Result<Entry, 'too-large'>> {
  const header = { ...deps.log, author: deps.author.id, number };
  const body = await sealPayload(deps, header, payload);
  if (body.length > MAX_BODY_BYTES) return refuse('too-large');
  return accept(await signEntry(deps.space, header, body, deps.author.sign));
}
