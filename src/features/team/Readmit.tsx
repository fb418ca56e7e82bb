import { useState, type ReactNode } from 'react';
import { engine } from '#app/engine.ts';
import type { Readmission } from '#app/recoveryApi.ts';
import type { TeamMember } from '#app/teamApi.ts';
import { formatWhen } from '#messages/dates.ts';
import { useMessages } from '#messages/useMessages.ts';
import { Banner } from '#ui/Banner.tsx';
import { Button } from '#ui/Button.tsx';
import { ConfirmDialog } from '#ui/Dialog.tsx';
import { Stack } from '#ui/Section.tsx';
import { InviteLink } from './InviteLink.tsx';
import { teamRefusal } from './teamRefusal.ts';

const DAYS = 3;

/** For Leitung: somebody lost everything and comes back on a new device, as the same member; the lost devices are removed. */
export function Readmit({ member, name }: { readonly member: TeamMember; readonly name: string }): ReactNode {
  const m = useMessages();
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const [made, setMade] = useState<Readmission | null>(null);
  const [refused, setRefused] = useState<{ readonly refusal: string } | null>(null);
  const lost = member.devices.filter((device) => device.state === 'active').map(({ id }) => id);
  const readmit = async (): Promise<void> => {
    setBusy(true);
    const done = await engine().readmit({ member: member.id, lost, days: DAYS });
    setBusy(false);
    setRefused(done.ok ? null : done);
    if (done.ok) setMade(done.value);
  };
  if (made) return <InviteLink link={made.link} help={m.invites.invite.linkHelp(formatWhen(made.expires))} scan={m.invites.invite.scan} done={m.team.second.another} onDone={() => setMade(null)} />;
  return (
    <Stack>
      <p>{m.team.readmit.help(name)}</p>
      {refused ? <Banner tone="late" live="alert">{teamRefusal(m, refused)}</Banner> : null}
      <Button busy={busy} onClick={() => (lost.length > 0 ? setAsking(true) : void readmit())}>{m.team.readmit.submit}</Button>
      <ConfirmDialog open={asking} title={m.team.readmit.title(name)} confirm={m.team.readmit.submit} danger onConfirm={() => void readmit()} onClose={() => setAsking(false)}>{m.team.readmit.text}</ConfirmDialog>
    </Stack>
  );
}
