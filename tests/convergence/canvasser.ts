import type { MemberId, Random } from '#base/ids.ts';
import type { LocalDate } from '#base/localDate.ts';
import type { Circle } from '#circle/circle.ts';
import { knownFrom } from '#doc/known.ts';
import { applyWrites, readRecord } from '#doc/records.ts';
import type { Command } from '#domain/command.ts';
import { decide } from '#domain/decide.ts';
import type { Write } from '#domain/write.ts';
import { connectHub, type HubConnection } from '#sync/connection.ts';
import type { ConnectionState, OpenChannel, Timer } from '#sync/ports.ts';
import type { Bytes } from '#base/bytes.ts';
import type { Entry } from '#wire/entry.ts';
import type * as Y from 'yjs';
import { writesOf } from '../support/decided.ts';
import { memoryStore } from '../support/memoryStore.ts';
import { TEAM_LOG, start, type Phone } from '../support/phones.ts';
import { seededNumbers } from '../support/random.ts';

/** A person with a phone: the real circle and connection over a disk that outlives them. */
export type Canvasser = {
  readonly phone: Phone;
  readonly member: MemberId;
  circle: Circle;
  connection: HubConnection | null;
  state: ConnectionState;
  /** Without reception no line to the hub opens. */
  reception: boolean;
  /** What the phone said is saved. */
  readonly saved: Write[];
};
export type Surroundings = { readonly chain: readonly Bytes[]; readonly open: OpenChannel; readonly timer: Timer; readonly random: Random };

export async function canvasser(phone: Phone, member: MemberId): Promise<Canvasser> {
  return { phone, member, circle: await start(phone), connection: null, state: 'offline', reception: true, saved: [] };
}

/** Decides, writes and remembers, as `run(command)` does. A refusal leaves no trace. */
export async function run(who: Canvasser, command: Command, at: number, random: Random): Promise<void> {
  const by = { member: who.member, at, today: '2026-11-20' as LocalDate, random };
  const decided = decide(command, knownFrom(who.circle.doc()), by);
  const writes = decided.ok ? writesOf(decided.value) : [];
  if (writes.length === 0) return;
  const done = await who.circle.write((doc) => applyWrites(doc, writes, by, 'run'), { records: () => writes.map((write) => write.id), draft: null });
  if (done.ok) who.saved.push(...writes);
}

/** The app is gone and opened again: all that is left is the disk. */
export async function reopen(who: Canvasser, around: Surroundings): Promise<void> {
  await disconnect(who);
  who.phone.disk.lease += 1;
  who.circle = await start(who.phone);
  connect(who, around);
}

export function connect(who: Canvasser, { chain, open, timer, random }: Surroundings): void {
  const { phone, circle } = who;
  const store = memoryStore(phone.disk);
  const chance = seededNumbers(random(4).reduce((sum, byte) => sum * 256 + byte, 0));
  const self = phone.keys.id;
  who.connection = connectHub({
    space: phone.world.roster.space,
    device: self,
    signKey: phone.keys.sign,
    keyOf: (device) => phone.world.roster.devices.get(device)?.keys.sign ?? null,
    rosterLength: () => chain.length,
    receiveRoster: async () => true,
    receiveFork: async () => 'apart',
    inLine: async () => undefined,
    rosterFrom: async (index) => chain.slice(index),
    logs: () => [TEAM_LOG],
    have: (log) => store.heads(log),
    receive: async (_, entries) => void (await circle.receive(muddled(entries, chance))),
    entriesAfter: (log, heads) => store.entriesAfter(log, heads),
    acknowledged: async (header) => {
      if (header.author === self && header.number > (await store.confirmed(header, self))) await store.setConfirmed(header, self, header.number);
    },
    hubHolds: async (log, heads) => void (await store.setConfirmed(log, self, heads.find((head) => head.author === self)?.number ?? 0)),
  }, {
    open: (events) => (who.reception ? open(events) : noReception(events)),
    timer,
    random,
    onState: (state) => { who.state = state; },
  });
}

export async function disconnect(who: Canvasser): Promise<void> {
  who.connection?.close();
  who.connection = null;
  who.state = 'offline';
}

/** Entries carried from one phone to another past the hub, in any order and not all. */
export async function carryOver(from: Canvasser, to: Canvasser, chance: () => number): Promise<void> {
  const entries = await memoryStore(from.phone.disk).entriesAfter(TEAM_LOG, []);
  await to.circle.receive(muddled(entries, chance).filter(() => chance() < 0.8));
}

/** The saved writes that a document does not have. */
export function missing(doc: Y.Doc, saved: readonly Write[]): readonly Write[] {
  return saved.filter((write) => {
    const record = readRecord(doc, write.kind, write.id);
    return write.make !== 'change' && write.make !== 'append' ? record?.born === null || record?.born === undefined : !record?.edits.some((edit) => edit.id === write.edit);
  });
}

function noReception(events: Parameters<OpenChannel>[0]): ReturnType<OpenChannel> {
  setImmediate(() => events.closed(1006));
  return { send: () => undefined, close: () => undefined };
}

/** The same entries in another order, some twice. */
function muddled(entries: readonly Entry[], chance: () => number): readonly Entry[] {
  const twice = entries.filter(() => chance() < 0.2);
  return [...entries, ...twice].map((entry) => ({ entry, place: chance() })).toSorted((one, other) => one.place - other.place).map(({ entry }) => entry);
}
