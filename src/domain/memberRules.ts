import { refuse } from '#base/result.ts';
import { acceptChanges, changes } from './change.ts';
import type { Command } from './command.ts';
import type { Actor, Known } from './known.ts';
import type { Decided } from './refusal.ts';
import { checkName } from './text.ts';
import { SPACE_ID } from './write.ts';

/** Names a member, a device or the association: by anybody on the team, for a name typed wrong is anybody's to mend. */
export function giveName(command: Extract<Command, { do: 'nameMember' | 'nameDevice' | 'nameSpace' }>, known: Known, by: Actor): Decided {
  switch (command.do) {
    case 'nameMember':
      return rename('member', command.member, command.name, known, by);
    case 'nameDevice':
      return rename('device', command.device, command.name, known, by);
    case 'nameSpace':
      return rename('space', SPACE_ID, command.name, known, by);
  }
}

/** Oneself is known before one's name has arrived. */
export function isMember(id: string, known: Known, by: Actor): boolean {
  return id === by.member || known.member(id as Actor['member']) !== undefined;
}

/** Says whose contact a member is: one of each at most, so that a mentorship has one mentor. */
export function linkMember(command: Extract<Command, { do: 'linkMember' }>, known: Known, by: Actor): Decided {
  const { member, contact } = command;
  if (!isMember(member, known, by)) return refuse('member-unknown', member);
  if (contact !== null) {
    if (!known.contact(contact)) return refuse('contact-unknown', contact);
    const other = known.memberOf(contact);
    if (other !== undefined && other !== member) return refuse('contact-linked', known.member(other)?.name);
  }
  const wanted = { field: 'contact', value: contact, seen: known.heads('member', member, 'contact') };
  return acceptChanges(changes('member', member, [wanted], known, by.random), known);
}

function rename(kind: 'member' | 'device' | 'space', id: string, typed: string, known: Known, by: Actor): Decided {
  const name = checkName(typed);
  if (!name.ok) return name;
  const wanted = { field: 'name', value: name.value, seen: known.heads(kind, id, 'name') };
  return acceptChanges(changes(kind, id, [wanted], known, by.random), known);
}
