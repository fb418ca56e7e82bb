import type { Bytes } from '#base/bytes.ts';
import type { InviteId, SpaceId } from '#base/ids.ts';
import type { Result } from '#base/result.ts';
import { readInvitedRoster } from '#roster/fold.ts';
import type { Roster } from '#roster/roster.ts';
import { readPinnedRoster } from '#roster/sheet.ts';
import { sheetSecret } from '#seal/sheetSecret.ts';
import type { InviteSecret } from '#wire/inviteLink.ts';
import type { RosterRefusal } from '#wire/messages.ts';

/** What tells the association's chain from any other: all that a link carries, or the pin in a sheet's words. */
export type InvitePin = ({ readonly by: 'link' } & Omit<InviteSecret, 'secret'>) | { readonly by: 'words'; readonly pin: Bytes };
/** An invite in the hands of whoever comes in by it. `secret`: 32 bytes, its keys are derived from them. */
export type InviteHeld = { readonly secret: Bytes; readonly pin: InvitePin };

export function heldByLink({ secret, space, genesis, head }: InviteSecret): InviteHeld {
  return { secret, pin: { by: 'link', space, genesis, head } };
}

/** `words`: what a sheet's 24 words say. */
export async function heldByWords(words: { readonly secret: Bytes; readonly pin: Bytes }): Promise<InviteHeld> {
  return { secret: await sheetSecret(words.secret), pin: { by: 'words', pin: words.pin } };
}

/** null: only the hub knows which association it is of. */
export function spaceOf({ pin }: InviteHeld): SpaceId | null {
  return pin.by === 'link' ? pin.space : null;
}

/** The chain a hub serves, where it is the one that the invite was made in. */
export function readHeldRoster(entries: readonly Bytes[], { secret, pin }: InviteHeld, invite: InviteId): Promise<Result<Roster, RosterRefusal | 'invite-foreign'>> {
  return pin.by === 'link' ? readInvitedRoster(entries, { secret, ...pin }) : readPinnedRoster(entries, pin.pin, invite);
}
