import type { Bytes } from '#base/bytes.ts';
import type { DeviceId, SpaceId } from '#base/ids.ts';
import type { Entry } from '#wire/entry.ts';
import { encodeHandover } from '#wire/handover.ts';
import { MAX_HANDOVER_BYTES, MAX_HANDOVER_ENTRIES } from '#wire/limits.ts';
import { deliverAsCourier, type CourierPorts } from './courier.ts';
import { logName, sizeOf } from './outbox.ts';
import type { Log, OpenChannel, Timer } from './ports.ts';

/** `left`: more waits than a file holds; the newest of the last circles stay for the next one. */
export type PackedHandover = { readonly file: Bytes; readonly entries: number; readonly left: number; /** Of each log the last number in it. */ readonly last: readonly (Log & { readonly number: number })[] };

/** Everything of its own that the hub has not confirmed, each circle's in order, as a file (PROTOCOL.md). Needs no key: entries are sealed and signed. */
export async function packHandover(ports: CourierPorts): Promise<PackedHandover> {
  const logs: (readonly Entry[])[] = [];
  for (const log of await ports.waiting()) logs.push(await ports.own(log, await ports.confirmed(log)));
  const waiting = logs.flat();
  const entries = withinFile(waiting);
  const last = new Map(entries.map(({ header: { circle, epoch, number } }) => [logName({ circle, epoch }), { circle, epoch, number }]));
  return { file: encodeHandover({ space: ports.space, entries }), entries: entries.length, left: waiting.length - entries.length, last: [...last.values()] };
}

/** What stands before the entries is shorter. */
const HEAD_BYTES = 64;

function withinFile(entries: readonly Entry[]): readonly Entry[] {
  let bytes = 0;
  const past = entries.findIndex((entry, index) => {
    bytes += sizeOf(entry);
    return bytes > MAX_HANDOVER_BYTES - HEAD_BYTES || index >= MAX_HANDOVER_ENTRIES;
  });
  return past < 0 ? entries : entries.slice(0, past);
}

/**
 * Brings the hub entries of circles this phone is not in, whose signatures it has verified: as a courier, since the hub looks
 * at who signed and not at who brings. Answers how many the hub has now; nothing of them is kept here.
 */
export async function carryElsewhere(space: SpaceId, entries: readonly Entry[], open: OpenChannel, timer: Timer): Promise<number> {
  let carried = 0;
  for (const author of new Set(entries.map(({ header }) => header.author))) {
    const { delivered } = await deliverAsCourier(portsOver(space, author, entries), open, timer);
    carried += delivered;
  }
  return carried;
}

function portsOver(space: SpaceId, author: DeviceId, all: readonly Entry[]): CourierPorts {
  const entries = all.filter(({ header }) => header.author === author).toSorted((one, other) => one.header.number - other.header.number);
  const of = (log: Log): readonly Entry[] => entries.filter(({ header }) => logName(header) === logName(log));
  return {
    space,
    waiting: async () => [...new Map(entries.map(({ header }) => [logName(header), header])).values()],
    confirmed: async (log) => (of(log)[0]?.header.number ?? 1) - 1,
    own: async (log, above) => of(log).filter(({ header }) => header.number > above),
    acknowledged: async () => undefined,
    hubHolds: async () => undefined,
  };
}
