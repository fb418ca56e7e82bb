import type { SpaceId } from '#base/ids.ts';
import type { Entry, EntryHeader } from '#wire/entry.ts';
import { openDialogue, type Dialogue } from './dialogue.ts';
import { logName, sendWindow, sizeOf, takeFrame } from './outbox.ts';
import type { Log, OpenChannel, Timer } from './ports.ts';
import { isSoft } from './remembered.ts';

/** What a courier needs of the phone: sealed entries and counters, no key. */
export type CourierPorts = {
  readonly space: SpaceId;
  /** The logs that have own entries the hub has not confirmed. */
  waiting(): Promise<readonly Log[]>;
  /** The last own number the hub has confirmed. */
  confirmed(log: Log): Promise<number>;
  /** Own entries above this number, in order. */
  own(log: Log, above: number): Promise<readonly Entry[]>;
  /** The hub committed this number and all before it. */
  acknowledged(header: EntryHeader): Promise<void>;
  /** The hub said that this is the last own number it holds: less than it once confirmed. */
  hubHolds(log: Log, number: number): Promise<void>;
};

/** A hub takes 32 MiB of a courier (PROTOCOL.md, Limits); what is more waits for the next one. */
const LOAD_BYTES = 30 * 1024 * 1024;

/**
 * Entries of this phone that the hub acknowledged. `more`: another trip may deliver some. `waits`: the hub takes some only
 * once the roster has moved on here (a circle's next epoch is due or open), so nobody need come again before the app is unlocked.
 */
export type Delivery = { readonly delivered: number; readonly more: boolean; readonly waits: boolean; /** The hub says that this device is none of the association's (any more). */ readonly turnedAway: boolean };

/**
 * Delivers what waits, while the app is locked or closed. Needs no key: an entry's signature is its admission. Never
 * throws for what the hub says; only `acknowledged` of the hub counts as delivered.
 */
export async function deliverAsCourier(ports: CourierPorts, open: OpenChannel, timer: Timer): Promise<Delivery> {
  let delivered = 0;
  let more = false;
  let waits = false;
  let turnedAway = false;
  for (const log of await ports.waiting()) {
    const trip = await deliverLog(ports, log, await ports.confirmed(log), open, timer);
    // The hub may have been restored from an older backup: it names the number to begin with, and is told again from there.
    if (trip.hubHead !== null) await ports.hubHolds(log, trip.hubHead);
    const again = trip.hubHead === null ? null : await deliverLog(ports, log, trip.hubHead, open, timer);
    delivered += trip.delivered + (again?.delivered ?? 0);
    const last = again ?? trip;
    more ||= last.left > 0 && !last.waits;
    waits ||= last.waits;
    turnedAway ||= last.turnedAway;
  }
  return { delivered, more, waits, turnedAway };
}

type Trip = {
  readonly delivered: number;
  readonly left: number;
  /** Where the hub wants it to begin, when it does not want it from where it began. */
  readonly hubHead: number | null;
  /** What is left the hub takes no more in this epoch, or not yet. */
  readonly waits: boolean;
  readonly turnedAway: boolean;
};

async function deliverLog(ports: CourierPorts, log: Log, above: number, open: OpenChannel, timer: Timer): Promise<Trip> {
  const entries = withinLoad(await ports.own(log, above));
  if (entries.length === 0) return { delivered: 0, left: 0, hubHead: null, waits: false, turnedAway: false };
  const opened = await openDialogue(open, timer, 'courier', ports.space);
  if (!opened.ok) return { delivered: 0, left: entries.length, hubHead: null, waits: false, turnedAway: false };
  const trip = await carry(ports, log, entries, above, opened.value.dialogue);
  opened.value.dialogue.close();
  return trip;
}

async function carry(ports: CourierPorts, log: Log, entries: readonly Entry[], above: number, dialogue: Dialogue): Promise<Trip> {
  const window = sendWindow();
  const last = above + entries.length;
  let reached = above;
  let next = entries;
  const trip = (hubHead: number | null, waits = false, turnedAway = false): Trip => ({ delivered: reached - above, left: last - reached, hubHead, waits, turnedAway });
  while (reached < last) {
    while (next.length > 0 && !window.full()) {
      const { frame, rest } = takeFrame(next);
      next = rest;
      window.sent(frame);
      dialogue.send({ is: 'append', entries: frame });
    }
    const heard = await dialogue.next();
    if (!heard.ok) return trip(null);
    const message = heard.value;
    if (message.is === 'refused') return isSoft(message.refusal) ? trip(null, true, message.refusal === 'not-a-member') : trip(message.refusal === 'number-skipped' && message.head < above ? message.head : null);
    if (message.is !== 'ack' || logName(message.header) !== logName(log)) return trip(null);
    window.answered(message.header);
    reached = Math.min(last, Math.max(reached, message.header.number));
    await ports.acknowledged(message.header);
  }
  return trip(null);
}

function withinLoad(entries: readonly Entry[]): readonly Entry[] {
  let bytes = 0;
  const past = entries.findIndex((entry) => {
    bytes += sizeOf(entry);
    return bytes > LOAD_BYTES;
  });
  return past < 0 ? entries : entries.slice(0, past);
}
