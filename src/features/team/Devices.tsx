import { useState, type ReactNode } from 'react';
import type { TeamDevice, TeamMember, TeamState } from '#app/teamApi.ts';
import { useMessages } from '#messages/useMessages.ts';
import { Button } from '#ui/Button.tsx';
import { Chip } from '#ui/Chip.tsx';
import { CardList, Row } from '#ui/Rows.tsx';
import { RemoveDevice } from './Removing.tsx';
import { RenameDialog } from './RenameDialog.tsx';
import { deviceText } from './teamWords.ts';

/** A member's devices, those in use first. */
export function Devices({ team, member }: { readonly team: TeamState; readonly member: TeamMember }): ReactNode {
  const m = useMessages().team;
  if (member.devices.length === 0) return <p>{m.devices.none}</p>;
  const inUse = member.devices.some((device) => device.state === 'active');
  return (
    <>
      <CardList label={m.devices.title}>
        {member.devices.map((device) => <DeviceRow key={device.id} device={device} own={member.self} mayRemove={(member.self || team.lead) && !device.self} />)}
      </CardList>
      {inUse || member.removed ? null : <p>{m.devices.none}</p>}
    </>
  );
}

type DeviceRowProps = { readonly device: TeamDevice; readonly own: boolean; readonly mayRemove: boolean };

function DeviceRow({ device, own, mayRemove }: DeviceRowProps): ReactNode {
  const m = useMessages();
  const [renaming, setRenaming] = useState(false);
  const name = device.name || m.team.devices.unnamed;
  const active = device.state === 'active';
  const acts = active && (own || mayRemove);
  return (
    <Row
      title={name}
      detail={deviceText(m, device)}
      end={device.state === 'active' ? undefined : <Chip tone={device.state === 'erased' ? 'safe' : 'late'}>{m.team.devices.marks[device.state]}</Chip>}
      below={acts ? (
        <>
          {own ? <Button onClick={() => setRenaming(true)}>{m.team.devices.rename}</Button> : null}
          {mayRemove ? <RemoveDevice device={device.id} name={name} /> : null}
          {renaming ? <RenameDialog title={m.team.devices.renameTitle} label={m.team.devices.name} name={device.name} command={(typed) => ({ do: 'nameDevice', device: device.id, name: typed })} onClose={() => setRenaming(false)} /> : null}
        </>
      ) : undefined}
    />
  );
}
