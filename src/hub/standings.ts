import type { DeviceId } from '#base/ids.ts';
import { epochOf } from '#roster/rights.ts';
import { closeCode, MAX_STANDINGS, PAGE_BYTES } from '#wire/limits.ts';
import type { ReportedDevice, ToHub } from '#wire/messages.ts';
import { verifyStanding } from '#wire/statements.ts';
import { send, type Peer } from './peer.ts';
import { end, tooLate, type Session, type SessionPorts } from './session.ts';

type Report = Extract<ToHub, { is: 'report-standing' }>;
type Pull = Extract<ToHub, { is: 'pull-devices' }>;
type Device = Extract<Session, { is: 'device' }>;
/** Ids, contact and lengths of a device, and a circle's name, epoch and signature, rounded up. */
const DEVICE_BYTES = 128;
const STANDING_BYTES = 144;

/** Keeps a device's signed word of what it holds no more; an older one than is held is passed over. */
export async function reportStanding({ store }: SessionPorts, peer: Peer, session: Device, { circle, epoch, signature }: Report): Promise<Session> {
  const { space, device } = session;
  const key = space.roster.devices.get(device)?.keys.sign;
  if (epoch < 1 || epoch > epochOf(space.roster, circle)) return tooLate(peer, session, { circle, epoch });
  if (!key || !(await verifyStanding({ space: space.id, device }, { circle, epoch }, signature, key))) return end(peer, closeCode.forged);
  await store.keepStanding({ space: space.id, device }, { circle, epoch, signature }, MAX_STANDINGS);
  send(peer, { is: 'standing-kept', circle, epoch });
  return session;
}

/** A page of all devices the roster ever knew, with what is known of each. Who is connected was last heard of now. */
export async function sendDevices({ store, contacts, clock }: SessionPorts, peer: Peer, session: Device, { from }: Pull): Promise<Session> {
  const { space } = session;
  const known = new Map((await store.devicesOf(space.id)).map((row) => [row.device, row]));
  const lastContact = (id: DeviceId) => (space.present.has(id) ? clock() : (contacts.unwritten(space.id, id) ?? known.get(id)?.lastContact ?? null));
  const ids = [...space.roster.devices.keys()];
  const devices = ids.slice(from).map((device): ReportedDevice => ({ erased: null, standings: [], ...known.get(device), device, lastContact: lastContact(device) }));
  send(peer, { is: 'devices', from, devices: fitting(devices), total: ids.length });
  return session;
}

/** As many as a frame holds; at least one, where there is one. */
function fitting(devices: readonly ReportedDevice[]): readonly ReportedDevice[] {
  let bytes = 0;
  const full = devices.findIndex(({ standings }, index) => {
    bytes += DEVICE_BYTES + standings.length * STANDING_BYTES;
    return index > 0 && bytes > PAGE_BYTES;
  });
  return full < 0 ? devices : devices.slice(0, full);
}
