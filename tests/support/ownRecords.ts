import * as Y from 'yjs';
import { nameOfKey, ownKey } from '#base/ownKey.ts';

/** Records as the circle sees them, which knows nothing of what is in one: a map in a root map, with words for changes. */
const ROOT = 'contact';

/** Bears a record; `about` is an id it speaks of. */
export function bearing(id: string, about = ''): (doc: Y.Doc) => void {
  return (doc) => void doc.getMap(ROOT).set(ownKey(id, doc.clientID), new Y.Map<unknown>([[ownKey('born', doc.clientID), [{ contact: about }]]]));
}

/** Says something about the record, wherever it lies. */
export function changing(id: string, word: string): (doc: Y.Doc) => void {
  return (doc) => {
    const lying = [...doc.getMap<Y.Map<string>>(ROOT).entries()].find(([key]) => nameOfKey(key) === id);
    if (!lying) throw new Error(`no ${id}`);
    lying[1].set(ownKey(word, doc.clientID), word);
  };
}

/** All records, each with the words said about it. */
export function recordsIn(doc: Y.Doc): Readonly<Record<string, readonly string[]>> {
  const records: Record<string, readonly string[]> = {};
  for (const [key, record] of doc.getMap<Y.Map<unknown>>(ROOT).entries()) {
    const words = [...record.values()].filter((value) => typeof value === 'string');
    records[nameOfKey(key)] = [...(records[nameOfKey(key)] ?? []), ...words].toSorted();
  }
  return records;
}
