import type * as Y from 'yjs';
import type { DeviceId, MemberId } from '#base/ids.ts';
import { SPACE_ID } from '#domain/write.ts';
import { project } from './projection.ts';
import { readRecord, recordIds } from './records.ts';
import { nameShape } from './shapes.ts';

/** The team by name; whoever's name has not arrived is not among them. */
export function memberRows(doc: Y.Doc, self: MemberId): readonly { readonly id: MemberId; readonly name: string; readonly self: boolean }[] {
  return recordIds(doc, 'member')
    .map((id) => ({ id: id as MemberId, name: memberName(doc, id as MemberId) ?? '', self: id === self }))
    .toSorted((a, b) => a.name.localeCompare(b.name, 'de') || (a.id < b.id ? -1 : 1));
}

export function memberName(doc: Y.Doc, id: MemberId): string | null {
  return nameOf(doc, 'member', id);
}

/** What a device was called, null until that has arrived. */
export function deviceName(doc: Y.Doc, id: DeviceId): string | null {
  return nameOf(doc, 'device', id);
}

/** The association's name, null until it has arrived. */
export function spaceName(doc: Y.Doc): string | null {
  return nameOf(doc, 'space', SPACE_ID);
}

function nameOf(doc: Y.Doc, kind: 'member' | 'device' | 'space', id: string): string | null {
  const record = readRecord(doc, kind, id);
  return record ? project(record, nameShape).fields.name : null;
}
