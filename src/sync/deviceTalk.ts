import type { DeviceId } from '#base/ids.ts';
import { accept, refuse, type Result } from '#base/result.ts';
import type { ReportedDevice } from '#wire/messages.ts';
import type { SignKey } from '#wire/signing.ts';
import { verifyErased, verifyStanding } from '#wire/statements.ts';
import type { Log, SyncPorts } from './ports.ts';
import type { Ask } from './questions.ts';

export type DeviceStanding = {
  readonly device: DeviceId;
  /** When the hub last heard of it by its own clock, in milliseconds since 1970, and by its own word; null: never. */
  readonly lastContact: number | null;
  /** The device said that nothing is left on it. */
  readonly erased: boolean;
  /** For each circle, the epoch before which it said it keeps nothing any more. */
  readonly standings: readonly Log[];
};

/** All devices both the hub and our roster know, page by page. What a device did not sign is left out: the hub can withhold, but not forge. */
export async function pullDevices(ports: SyncPorts, ask: Ask): Promise<Result<readonly DeviceStanding[], 'unreachable'>> {
  const devices = new Map<DeviceId, DeviceStanding>();
  for (let from = 0, more = true; more; ) {
    const heard = await ask({ is: 'pull-devices', from }, 'devices');
    if (!heard.ok) return refuse('unreachable');
    const before = devices.size;
    for (const reported of heard.value.devices) {
      const key = ports.keyOf(reported.device);
      if (key) devices.set(reported.device, await verified(ports, reported, key));
    }
    from += heard.value.devices.length;
    // A page without any device that is new to us is the last one, whatever the hub says.
    more = from < heard.value.total && devices.size > before;
  }
  return accept([...devices.values()]);
}

async function verified({ space }: SyncPorts, { device, lastContact, erased, standings }: ReportedDevice, key: SignKey): Promise<DeviceStanding> {
  const by = { space, device };
  const signed = await Promise.all(standings.map(async ({ circle, epoch, signature }) => ((await verifyStanding(by, { circle, epoch }, signature, key)) ? [{ circle, epoch }] : [])));
  return { device, lastContact, erased: erased !== null && (await verifyErased(by, erased, key)), standings: signed.flat() };
}
