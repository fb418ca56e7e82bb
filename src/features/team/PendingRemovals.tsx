import type { ReactNode } from 'react';
import { engine } from '#app/engine.ts';
import { useLive } from '#app/live.ts';
import type { PendingRemoval } from '#app/removalApi.ts';
import type { TeamMember } from '#app/teamApi.ts';
import { useMessages } from '#messages/useMessages.ts';
import { Banner } from '#ui/Banner.tsx';
import { Button } from '#ui/Button.tsx';
import { teamRefusal } from './teamRefusal.ts';

/** What was wished for on this device and the hub has not taken yet; it can still be taken back. */
export function PendingRemovals({ member }: { readonly member: TeamMember }): ReactNode {
  const removals = useLive((live) => live.removals);
  return removals.filter((removal) => removal.member === member.id).map((removal) => <Pending key={removal.id} removal={removal} member={member} />);
}

function Pending({ removal, member }: { readonly removal: PendingRemoval; readonly member: TeamMember }): ReactNode {
  const m = useMessages();
  const device = member.devices.find(({ id }) => id === removal.device);
  const whose = removal.device === null ? member.name : (device?.name ?? '');
  return (
    <Banner tone={removal.refusal ? 'late' : 'due'} title={[m.team.removal.waiting, whose].filter(Boolean).join(': ')} action={<Button onClick={() => void engine().cancelRemoval(removal.id)}>{m.team.removal.cancel}</Button>}>
      {removal.refusal ? teamRefusal(m, { refusal: removal.refusal }) : m.team.removal.waitingHelp}
    </Banner>
  );
}
