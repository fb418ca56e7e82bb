import { useState, type ReactNode } from 'react';
import type { DeviceId } from '#base/ids.ts';
import type { Result } from '#base/result.ts';
import { engine } from '#app/engine.ts';
import type { Removed } from '#app/removalApi.ts';
import type { TeamMember } from '#app/teamApi.ts';
import { useMessages } from '#messages/useMessages.ts';
import { Banner } from '#ui/Banner.tsx';
import { Button } from '#ui/Button.tsx';
import { ConfirmDialog } from '#ui/Dialog.tsx';
import { Stack } from '#ui/Section.tsx';
import { showToast } from '#ui/toasts.ts';
import { LossText } from './LossText.tsx';
import { teamRefusal } from './teamRefusal.ts';

/** "Sperren" for a member as a whole: asks once, says what happens. */
export function RemoveMember({ member, name }: { readonly member: TeamMember; readonly name: string }): ReactNode {
  const m = useMessages().team.removal;
  return (
    <Stack>
      <p>{m.help}</p>
      <Removing verb={m.lock} title={m.memberTitle(name)} text={m.memberText(name)} loss={<LossText devices={activeOf(member)} whole />} act={() => engine().removeMember(member.id)} />
    </Stack>
  );
}

function activeOf({ devices }: TeamMember): readonly DeviceId[] {
  return devices.flatMap(({ id, state }) => (state === 'active' ? [id] : []));
}

/** "Gerät sperren" for one device. */
export function RemoveDevice({ device, name }: { readonly device: DeviceId; readonly name: string }): ReactNode {
  const m = useMessages().team;
  return <Removing verb={m.devices.lock} title={m.removal.deviceTitle(name)} text={m.removal.deviceText} loss={<LossText devices={[device]} />} act={() => engine().removeDevice(device)} />;
}

type RemovingProps = { readonly verb: string; readonly title: string; readonly text: string; /** What would be gone for good. */ readonly loss: ReactNode; readonly act: () => Promise<Result<Removed>> };

function Removing({ verb, title, text, loss, act }: RemovingProps): ReactNode {
  const m = useMessages();
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<{ readonly refusal: string } | null>(null);
  const remove = async (): Promise<void> => {
    setBusy(true);
    const done = await act();
    setBusy(false);
    setRefused(done.ok ? null : done);
    if (done.ok) showToast(done.value === 'done' ? m.team.removal.done : m.team.removal.waiting);
  };
  return (
    <>
      <Button kind="danger" busy={busy} onClick={() => setAsking(true)}>{verb}</Button>
      {refused ? <Banner tone="late" live="alert">{teamRefusal(m, refused)}</Banner> : null}
      <ConfirmDialog open={asking} title={title} confirm={m.team.removal.lock} danger onConfirm={() => void remove()} onClose={() => setAsking(false)}><Stack><p>{text}</p>{loss}</Stack></ConfirmDialog>
    </>
  );
}
