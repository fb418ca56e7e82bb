import * as Y from 'yjs';
import type { Bytes } from '#base/bytes.ts';
import type { DeviceId } from '#base/ids.ts';
import { accept } from '#base/result.ts';
import { nameOfKey } from '#base/ownKey.ts';
import type { Opened } from './content.ts';
import { openReplica, type OpeningDeps } from './opening.ts';
import type { Owners } from './owners.ts';
import type { Replica } from './replica.ts';
import { blank, decodeUpdate, encodeStructs, inPieces, type Struct } from './structs.ts';

/** A change found in the document, as if it were an entry of the log; `records`: the ids of those it bears. */
export type Found = { readonly opened: Opened; readonly records: readonly string[] };

/**
 * Everything in a log's document that is not `held` in the new epoch's, as changes of its authors. A phone that comes from an abandoned chain's epoch goes by its
 * document: what that epoch's snapshot held is in no entry, and the other chain may never have seen it.
 */
export async function foundInDocument(deps: OpeningDeps, held: Owners): Promise<readonly Found[]> {
  const { replica } = await openReplica(deps);
  const byAuthor = Map.groupBy(structsOf(replica, held), ({ id }) => replica.owners.get(id.client)?.author ?? null);
  const found = [...byAuthor].flatMap(([author, structs]) => (author ? inPieces(structs).map((piece, index) => foundOf(deps, author, index + 1, piece)) : []));
  replica.doc.destroy();
  return found;
}

/** Each client's from the clock on that is held already, in their order; what was deleted is blank. */
function structsOf({ doc }: Replica, held: Owners): readonly Struct[] {
  const structs = decodeUpdate(new Uint8Array(Y.encodeStateAsUpdate(doc)))?.structs ?? [];
  return structs.flatMap((struct) => {
    const { client, clock } = struct.id;
    const [from, end] = [held.get(client)?.next ?? 0, clock + struct.length];
    if (end <= from) return [];
    const stands = struct instanceof Y.Item && !(struct.content instanceof Y.ContentDeleted);
    return [stands ? struct : blank(client, Math.max(clock, from), end - Math.max(clock, from))];
  });
}

function foundOf({ log }: OpeningDeps, author: DeviceId, number: number, structs: readonly Struct[]): Found {
  const update: Bytes = encodeStructs(structs);
  const nothing = new Uint8Array();
  const entry = { header: { ...log, author, number }, body: nothing, signature: nothing };
  const records = structs.flatMap((struct) => (struct instanceof Y.Item && typeof struct.parent === 'string' && struct.parentSub ? [nameOfKey(struct.parentSub)] : []));
  return { opened: { entry, payload: accept({ announces: [], update }) }, records };
}
