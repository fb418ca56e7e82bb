import { JOIN_PATH } from '#wire/inviteLink.ts';

let link: string | null = null;

/** The invite's link this page was opened with. Its fragment is a secret: it leaves the address at once and is kept in memory only. */
export function takeInviteLink(): string | null {
  if (location.pathname === JOIN_PATH && location.hash.length > 1) {
    link = location.href;
    history.replaceState(history.state, '', location.pathname);
  }
  return link;
}
