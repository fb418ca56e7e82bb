import * as Y from 'yjs';
import type { Bytes } from '#base/bytes.ts';
import { keyIdBytes, keyIdFrom, type DeviceId } from '#base/ids.ts';
import { readBytes, readFixed, readText, readUint, writeBytes, writeFixed, writeText, writeUint, type Reader, type Writer } from '#wire/codec.ts';
import type { Head } from '#wire/rosterAction.ts';
import type { Owners } from './owners.ts';
import { emptyReplica, RECEIVED, type ErasedRecord, type Replica } from './replica.ts';

/** What checkpoints and snapshots have in common, as bytes: heads, whose the client ids are, what was erased, the document. */
export function writeState(to: Writer, replica: Replica, heads: readonly Head[]): void {
  writeEach(to, heads.length, heads, ({ author, number }) => {
    writeFixed(to, keyIdBytes(author));
    writeUint(to, number);
  });
  writeEach(to, replica.owners.size, replica.owners, ([client, owner]) => {
    writeUint(to, client);
    writeFixed(to, keyIdBytes(owner.author));
    writeUint(to, owner.next);
  });
  writeEach(to, replica.erased.length, replica.erased, ({ root, id }) => {
    writeText(to, root);
    writeText(to, id);
  });
  writeBytes(to, Y.encodeStateAsUpdate(replica.doc));
}

export type State = { readonly heads: readonly Head[]; readonly owners: Owners; readonly erased: readonly ErasedRecord[]; readonly update: Bytes };

/** Throws on bytes that are none, as all reading does. Every item takes bytes, so a length alone fills no memory. */
export function readState(from: Reader): State {
  const heads = readEach(from, (): Head => ({ author: readAuthor(from), number: readUint(from) }));
  const owners: Owners = new Map();
  for (let left = readUint(from); left > 0; left -= 1) owners.set(readUint(from), { author: readAuthor(from), next: readUint(from) });
  const erased = readEach(from, (): ErasedRecord => ({ root: readText(from), id: readText(from) }));
  return { heads, owners, erased, update: readBytes(from) };
}

/** Throws where Yjs does. The heads stay with the caller: a snapshot's are those of the epoch before. */
export function replicaFrom({ owners, erased, update }: State): Replica {
  const replica = { ...emptyReplica(), owners, erased };
  Y.applyUpdate(replica.doc, update, RECEIVED);
  return replica;
}

function writeEach<T>(to: Writer, size: number, items: Iterable<T>, write: (item: T) => void): void {
  writeUint(to, size);
  for (const item of items) write(item);
}

function readEach<T>(from: Reader, read: () => T): T[] {
  const items: T[] = [];
  for (let left = readUint(from); left > 0; left -= 1) items.push(read());
  return items;
}

function readAuthor(from: Reader): DeviceId {
  return keyIdFrom<DeviceId>(readFixed(from, 16));
}
