import type { Command } from '#domain/command.ts';
import type { Unlocked } from './device.ts';

/** What was typed or told about a device that just came in; its own name is the browser's ("Chrome auf Android"). */
export type Named = { readonly ownName: string; readonly deviceName?: string };

/** Names the new device, and its member where that is new too: a further device's member has a name. */
export function namesOf({ row, roster }: Unlocked, { ownName, deviceName }: Named): readonly Command[] {
  const isFirst = [...roster.current().devices.values()].every(({ id, member }) => member !== row.member || id === row.device);
  return [
    ...(isFirst && ownName !== '' ? [{ do: 'nameMember', member: row.member, name: ownName } as const] : []),
    ...(deviceName ? [{ do: 'nameDevice', device: row.device, name: deviceName } as const] : []),
  ];
}
