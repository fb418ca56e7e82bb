import type { Bytes } from '#base/bytes.ts';
import type { CircleId, DeviceId, SpaceId } from '#base/ids.ts';
import type { Entry, EntryHeader } from '#wire/entry.ts';
import type { KeyObject, SignKey } from '#wire/signing.ts';
import type { Head } from '#wire/rosterAction.ts';

/** A binary message channel: a WebSocket in the app, an in-memory pair in tests. */
export type Channel = {
  send(frame: Bytes): void;
  close(): void;
};
export type ChannelEvents = {
  opened(): void;
  frame(bytes: Bytes): void;
  /** `code` as in wire/limits closeCode, or 1006 where the network broke. */
  closed(code: number): void;
};
export type OpenChannel = (events: ChannelEvents) => Channel;

/** Runs `task` after `ms` milliseconds; answers how to cancel. Time comes in. */
export type Timer = (ms: number, task: () => void) => () => void;

export type Log = { readonly circle: CircleId; readonly epoch: number };

/** What a proven device's connection needs from the phone. Every promise resolves once the phone has stored it. */
export type SyncPorts = {
  readonly space: SpaceId;
  readonly device: DeviceId;
  readonly signKey: KeyObject;
  /** The signing key of a device that the roster names, one removed by now as well. */
  keyOf(device: DeviceId): SignKey | null;
  rosterLength(): number;
  /** Verified and kept by the app; false where the chain does not continue the one it believes. */
  receiveRoster(from: number, entries: readonly Bytes[]): Promise<boolean>;
  /** The hub's whole chain, which differs from this phone's: kept as evidence, or taken over where Leitung has settled on it (roster R-34). */
  receiveFork(entries: readonly Bytes[]): Promise<'apart' | 'changed-over'>;
  /** This phone and its hub have one chain: there is no fork, or it is over. */
  inLine(): Promise<void>;
  /** Roster entries from an index on, for a hub that lost them. */
  rosterFrom(index: number): Promise<readonly Bytes[]>;
  /** The logs to follow now; asked again whenever the roster grew. */
  logs(): readonly Log[];
  have(log: Log): Promise<readonly Head[]>;
  receive(log: Log, entries: readonly Entry[]): Promise<void>;
  /** Entries the phone holds above these heads, own and others'. */
  entriesAfter(log: Log, heads: readonly Head[]): Promise<readonly Entry[]>;
  /** The hub committed this number and all before it. */
  acknowledged(header: EntryHeader): Promise<void>;
  /** What the hub holds now, of every author: receipts follow it and may turn back. */
  hubHolds(log: Log, heads: readonly Head[]): Promise<void>;
};

export type ConnectionState = 'offline' | 'connecting' | 'online' | 'refused' | 'other-version';
