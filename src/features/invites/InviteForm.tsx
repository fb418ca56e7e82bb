import { useState, type ReactNode } from 'react';
import { engine } from '#app/engine.ts';
import { formatWhen } from '#messages/dates.ts';
import { refusalWords } from '#messages/refusalWords.ts';
import { useMessages } from '#messages/useMessages.ts';
import { Banner } from '#ui/Banner.tsx';
import { Button } from '#ui/Button.tsx';
import { Choice } from '#ui/Choice.tsx';
import { Field } from '#ui/Field.tsx';
import { Stack } from '#ui/Section.tsx';
import { CopyLink } from './CopyLink.tsx';

const DAYS = ['1', '3', '7'] as const;
type Invite = { readonly link: string; readonly expires: number };

/** Makes one link for one device; it is shown once and kept nowhere. */
export function InviteForm({ alone }: { readonly alone: boolean }): ReactNode {
  const m = useMessages();
  const [days, setDays] = useState<(typeof DAYS)[number]>('3');
  const [busy, setBusy] = useState(false);
  const [invite, setInvite] = useState<Invite | null>(null);
  const [refused, setRefused] = useState<{ readonly refusal: string } | null>(null);
  const make = async (): Promise<void> => {
    setBusy(true);
    const made = await engine().invite({ days: Number(days) });
    setBusy(false);
    setRefused(made.ok ? null : made);
    if (made.ok) setInvite(made.value);
  };
  if (invite) return <InviteLink invite={invite} onAnother={() => setInvite(null)} />;
  return (
    <Stack>
      <p>{alone ? m.invites.team.aloneHelp : m.invites.invite.help}</p>
      <Choice label={m.invites.invite.valid} value={days} onChange={setDays} options={DAYS.map((value) => ({ value, label: m.invites.invite.days(Number(value)) }))} />
      {refused ? (
        <Banner tone="late" live="alert">{refused.refusal === 'hub-unreachable' ? m.invites.invite.needsHub : refusalWords(m, refused)}</Banner>
      ) : null}
      <Button kind="primary" wide busy={busy} onClick={() => void make()}>{busy ? m.invites.invite.working : m.invites.invite.submit}</Button>
    </Stack>
  );
}

function InviteLink({ invite, onAnother }: { readonly invite: Invite; readonly onAnother: () => void }): ReactNode {
  const m = useMessages().invites.invite;
  // Closing the share sheet without sharing rejects: nothing happened, the link still stands.
  const share = (): void => void navigator.share({ title: m.shareTitle, url: invite.link }).catch(() => undefined);
  return (
    <Stack>
      <Field label={m.link} help={m.linkHelp(formatWhen(invite.expires))} value={invite.link} onChange={() => undefined} readOnly />
      <CopyLink link={invite.link} shown />
      {'share' in navigator ? <Button wide onClick={share}>{m.share}</Button> : null}
      <Button kind="plain" wide onClick={onAnother}>{m.another}</Button>
    </Stack>
  );
}
