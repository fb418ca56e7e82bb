import { concatBytes, fromBase64Url, toBase64Url, type Bytes } from '#base/bytes.ts';
import { keyIdBytes, keyIdFrom, type SpaceId } from '#base/ids.ts';
import { accept, refuse, type Result } from '#base/result.ts';

/** What an invite's link carries, in its fragment: browsers do not send fragments to servers. */
export type InviteSecret = {
  readonly space: SpaceId;
  /** Hash of the founding entry: pins the association, whatever a hub serves. */
  readonly genesis: Bytes;
  /** Hash of the roster entry that holds the invite: a hub can not serve an older roster. */
  readonly head: Bytes;
  /** 32 random bytes from which the invite's keys are derived (HKDF). */
  readonly secret: Bytes;
};

const LENGTHS = { space: 16, genesis: 32, head: 32, secret: 32 } as const;
const WHOLE = LENGTHS.space + LENGTHS.genesis + LENGTHS.head + LENGTHS.secret;
export const JOIN_PATH = '/beitreten';
/** Where a recovery sheet's link leads; otherwise it is an invite's. */
export const RECOVER_PATH = '/wiederherstellen';

/** A link with this query is for a further device of somebody in the team: the page then asks for no name. Nothing depends on it. */
const FURTHER_DEVICE = '?geraet';

/** `origin` without a trailing slash, e.g. https://anlauf.example.org */
export function inviteLink(origin: string, invite: InviteSecret, furtherDevice = false): string {
  return `${origin}${JOIN_PATH}${furtherDevice ? FURTHER_DEVICE : ''}${fragmentOf(invite)}`;
}

/** The same for a recovery sheet, whose screen knows that somebody comes back. */
export function sheetLink(origin: string, invite: InviteSecret): string {
  return `${origin}${RECOVER_PATH}${fragmentOf(invite)}`;
}

function fragmentOf({ space, genesis, head, secret }: InviteSecret): string {
  return `#${toBase64Url(concatBytes(keyIdBytes(space), genesis, head, secret))}`;
}

/** Whether the link says that it is for a further device of somebody in the team. */
export function isForFurtherDevice(link: string): boolean {
  return link.replace(/\s+/g, '').includes(`${JOIN_PATH}${FURTHER_DEVICE}#`);
}

/**
 * Reads a link, or just its fragment, as pasted from a message: spaces and line breaks around and inside are forgiven.
 * 112 bytes in base64url (RFC 4648, § 5); anything else is `invite-unreadable`.
 */
export function parseInviteLink(text: string): Result<InviteSecret, 'invite-unreadable'> {
  const fragment = text.replace(/\s+/g, '').split('#').at(-1) ?? '';
  const bytes = fromBase64Url(fragment);
  if (bytes?.length !== WHOLE) return refuse('invite-unreadable');
  const space = keyIdFrom<SpaceId>(bytes.subarray(0, 16));
  return accept({ space, genesis: bytes.slice(16, 48), head: bytes.slice(48, 80), secret: bytes.slice(80, 112) });
}
