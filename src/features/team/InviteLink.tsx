import { useEffect, useRef, type ReactNode } from 'react';
import { useMessages } from '#messages/useMessages.ts';
import { Button } from '#ui/Button.tsx';
import { Field } from '#ui/Field.tsx';
import { QrCode } from '#ui/QrCode.tsx';
import { Stack } from '#ui/Section.tsx';
import { CopyLink } from './CopyLink.tsx';
import css from './team.module.css';

type InviteLinkProps = { readonly link: string; readonly help: string; readonly scan: string; readonly done: string; readonly onDone: () => void };

/** An invite's link as a code to be scanned and as text to be sent; shown once and kept nowhere. */
export function InviteLink({ link, help, scan, done, onDone }: InviteLinkProps): ReactNode {
  const m = useMessages().invites.invite;
  const first = useRef<HTMLParagraphElement>(null);
  useEffect(() => show(first.current), []);
  // Closing the share sheet without sharing rejects: nothing happened, the link still stands.
  const share = (): void => void navigator.share({ title: m.shareTitle, url: link }).catch(() => undefined);
  return (
    <Stack>
      <p ref={first} className={css.scan} tabIndex={-1}>{scan}</p>
      <QrCode text={link} label={m.code} />
      <Field label={m.link} help={help} value={link} onChange={() => undefined} readOnly />
      <CopyLink link={link} shown />
      {'share' in navigator ? <Button wide onClick={share}>{m.share}</Button> : null}
      <Button kind="plain" wide onClick={onDone}>{done}</Button>
    </Stack>
  );
}

/** The code stands further down than the button that made it: it comes into view, and is told. */
function show(text: HTMLElement | null): void {
  text?.scrollIntoView({ block: 'start' });
  text?.focus({ preventScroll: true });
}
