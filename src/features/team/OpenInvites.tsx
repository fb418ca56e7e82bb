import { useState, type ReactNode } from 'react';
import { engine } from '#app/engine.ts';
import type { TeamInvite, TeamState } from '#app/teamApi.ts';
import { formatWhen } from '#messages/dates.ts';
import { useMessages } from '#messages/useMessages.ts';
import { Banner } from '#ui/Banner.tsx';
import { Button } from '#ui/Button.tsx';
import { ConfirmDialog } from '#ui/Dialog.tsx';
import { CardList, Row } from '#ui/Rows.tsx';
import { showToast } from '#ui/toasts.ts';
import { teamRefusal } from './teamRefusal.ts';
import { nameOf, rolesText } from './teamWords.ts';

/** Invites nobody has used yet: for whom, by whom, until when. */
export function OpenInvites({ team }: { readonly team: TeamState }): ReactNode {
  const m = useMessages();
  return <CardList label={m.team.invites.title}>{team.invites.map((invite) => <InviteRow key={invite.id} team={team} invite={invite} />)}</CardList>;
}

function InviteRow({ team, invite }: { readonly team: TeamState; readonly invite: TeamInvite }): ReactNode {
  const m = useMessages();
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<{ readonly refusal: string } | null>(null);
  const withdraw = async (): Promise<void> => {
    setBusy(true);
    const done = await engine().withdrawInvite(invite.id);
    setBusy(false);
    setRefused(done.ok ? null : done);
    if (done.ok) showToast(m.team.invites.withdrawn);
  };
  return (
    <Row
      title={invite.member ? m.team.invites.further(nameOf(m, team, invite.member)) : rolesText(m, invite.roles)}
      detail={m.team.invites.made(nameOf(m, team, invite.by), formatWhen(invite.expires))}
      below={
        <>
          {invite.withdrawable ? <Button busy={busy} onClick={() => setAsking(true)}>{m.team.invites.withdraw}</Button> : null}
          {refused ? <Banner tone="late" live="alert">{teamRefusal(m, refused)}</Banner> : null}
          <ConfirmDialog open={asking} title={m.team.invites.withdrawTitle} confirm={m.team.invites.withdraw} danger onConfirm={() => void withdraw()} onClose={() => setAsking(false)}>{m.team.invites.withdrawText}</ConfirmDialog>
        </>
      }
    />
  );
}
