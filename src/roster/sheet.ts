import { equalBytes, type Bytes } from '#base/bytes.ts';
import type { InviteId, MemberId } from '#base/ids.ts';
import { accept, refuse, type Result } from '#base/result.ts';
import type { RosterRefusal } from '#wire/messages.ts';
import { decodeRosterEntry } from '#wire/rosterEntry.ts';
import { hashFor, inviteIdOf } from '#wire/signing.ts';
import { readRoster } from './fold.ts';
import type { Roster, RosterInvite } from './roster.ts';

/** How much of the hash of its invite's entry a recovery sheet says in words: nobody finds another entry for 128 given bits. */
export const PIN_BYTES = 16;

/** An invite for a further device that never expires is one on paper. */
export function isSheet({ member, expires }: Pick<RosterInvite, 'member' | 'expires'>): boolean {
  return member !== null && expires === 0;
}

/** The member's sheets, used and withdrawn ones as well. */
export function sheetsOf(roster: Roster, member: MemberId): readonly RosterInvite[] {
  return [...roster.invites.values()].filter((invite) => invite.member === member && isSheet(invite));
}

/** The pin of an entry: the first bytes of its hash. */
export async function entryPin(entry: Bytes): Promise<Bytes> {
  return (await hashFor('roster', entry)).slice(0, PIN_BYTES);
}

/**
 * The roster whoever has a sheet's words may believe: one of its entries has the pin, and is the sheet's invite. That entry
 * names all before it, so neither another association nor a forged beginning has it. `invite-foreign`: none has.
 */
export async function readPinnedRoster(entries: readonly Bytes[], pin: Bytes, invite: InviteId): Promise<Result<Roster, RosterRefusal | 'invite-foreign'>> {
  const pins = await Promise.all(entries.map(entryPin));
  const pinned = entries[pins.findIndex((one) => equalBytes(one, pin))];
  if (!pinned || (await invitedBy(pinned)) !== invite) return refuse('invite-foreign');
  const roster = await readRoster(entries);
  return roster.ok ? accept(roster.value) : roster;
}

async function invitedBy(entry: Bytes): Promise<InviteId | null> {
  const decoded = decodeRosterEntry(entry);
  return decoded.ok && decoded.value.action.kind === 'invite' ? inviteIdOf(decoded.value.action.invite.sign) : null;
}
