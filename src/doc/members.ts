import type * as Y from 'yjs';
import type { ContactId, DeviceId, MemberId } from '#base/ids.ts';
import { SPACE_ID } from '#domain/write.ts';
import { project } from './projection.ts';
import { readRecord, recordIds, sharedChanges } from './records.ts';
import { memberShape, nameShape } from './shapes.ts';

/** `contact`: the contact whom they are, if that was said. */
export type MemberRowProjection = { readonly id: MemberId; readonly name: string; readonly self: boolean; readonly contact?: ContactId };

/** The team by name; whoever's name has not arrived is not among them. */
export function memberRows(doc: Y.Doc, self: MemberId): readonly MemberRowProjection[] {
  return recordIds(doc, 'member')
    .map((id) => {
      const { name = '', contact = null } = memberOf(doc, id as MemberId) ?? {};
      return { id: id as MemberId, name, self: id === self, ...(contact ? { contact } : {}) };
    })
    .toSorted((a, b) => a.name.localeCompare(b.name, 'de') || (a.id < b.id ? -1 : 1));
}

export function memberName(doc: Y.Doc, id: MemberId): string | null {
  return memberOf(doc, id)?.name ?? null;
}

/** What is known of a member; null where nothing was said yet. */
export function memberOf(doc: Y.Doc, id: MemberId): { readonly name: string; readonly contact: ContactId | null } | null {
  const record = readRecord(doc, 'member', id);
  return record ? project(record, memberShape).fields : null;
}

/** Which member a contact is, asked again only when more was said of members; of several linked apart the first by id. Current inside a transaction too. */
export function linkedMembers(doc: Y.Doc): (contact: ContactId) => MemberId | undefined {
  let known = -1;
  let links = new Map<ContactId, MemberId>();
  return (contact) => {
    const said = sharedChanges(doc, 'member').size;
    if (said !== known) links = linksOf(doc);
    known = said;
    return links.get(contact);
  };
}

function linksOf(doc: Y.Doc): Map<ContactId, MemberId> {
  const links = new Map<ContactId, MemberId>();
  for (const id of recordIds(doc, 'member').toReversed()) {
    const contact = memberOf(doc, id as MemberId)?.contact;
    if (contact) links.set(contact, id as MemberId);
  }
  return links;
}

/** What a device was called, null until that has arrived. */
export function deviceName(doc: Y.Doc, id: DeviceId): string | null {
  return nameOf(doc, 'device', id);
}

/** The association's name, null until it has arrived. */
export function spaceName(doc: Y.Doc): string | null {
  return nameOf(doc, 'space', SPACE_ID);
}

function nameOf(doc: Y.Doc, kind: 'device' | 'space', id: string): string | null {
  const record = readRecord(doc, kind, id);
  return record ? project(record, nameShape).fields.name : null;
}
