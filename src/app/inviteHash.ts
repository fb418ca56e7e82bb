import { JOIN_PATH, RECOVER_PATH } from '#wire/inviteLink.ts';

let link: string | null = null;

/** The invite's link this page was opened with. Its fragment is a secret: it leaves the address at once and is kept in memory only. */
export function takeInviteLink(): string | null {
  if ([JOIN_PATH, RECOVER_PATH].includes(location.pathname) && location.hash.length > 1) {
    link = location.href;
    history.replaceState(history.state, '', location.pathname);
  }
  return link;
}

/** The link of a recovery sheet this page was opened with; null where it was opened with none, or an invite's. */
export function takeSheetLink(): string | null {
  const taken = takeInviteLink();
  return taken !== null && new URL(taken).pathname === RECOVER_PATH ? taken : null;
}
