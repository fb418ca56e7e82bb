import type { DeviceId } from '#base/ids.ts';
import type { Entry, EntryHeader } from '#wire/entry.ts';
import type { Log } from './ports.ts';
import type { Head } from '#wire/rosterAction.ts';

/** A frame of entries is filled up to here; a single larger entry goes alone. Small enough for a village's uplink. */
const FILL_BYTES = 64 * 1024;
/** Bytes under way without an answer, over all logs. */
const WINDOW_BYTES = 256 * 1024;
/** A header's, signature's and lengths' most bytes. */
const AROUND_BODY_BYTES = 192;

export function sizeOf(entry: Entry): number {
  return entry.body.length + AROUND_BODY_BYTES;
}

/** Takes the next frame's entries from the front of `entries`. */
export function takeFrame(entries: readonly Entry[]): { readonly frame: readonly Entry[]; readonly rest: readonly Entry[] } {
  let bytes = 0;
  const past = entries.findIndex((entry) => {
    bytes += sizeOf(entry);
    return bytes > FILL_BYTES;
  });
  const count = past < 0 ? entries.length : Math.max(1, past);
  return { frame: entries.slice(0, count), rest: entries.slice(count) };
}

export function logName(log: Log): string {
  return `${log.circle} ${log.epoch}`;
}
export function authorName(header: Omit<EntryHeader, 'number'>): string {
  return `${logName(header)} ${header.author}`;
}

export type SendWindow = {
  /** Nothing more may be sent until something is answered. */
  full(): boolean;
  empty(): boolean;
  sent(entries: readonly Entry[]): void;
  /** The hub holds this number and all before it. */
  answered(header: EntryHeader): void;
  /** The hub refused this number, and so will it those after it. */
  dropped(header: EntryHeader): void;
};

/** Counts what is under way, so that a slow line is never flooded. */
export function sendWindow(): SendWindow {
  const underWay = new Map<string, { number: number; bytes: number }[]>();
  let bytes = 0;

  function settle(header: EntryHeader, are: (number: number) => boolean): void {
    const queue = underWay.get(authorName(header)) ?? [];
    const settled = queue.filter(({ number }) => are(number));
    bytes -= settled.reduce((sum, item) => sum + item.bytes, 0);
    underWay.set(authorName(header), queue.filter((item) => !settled.includes(item)));
  }
  return {
    full: () => bytes >= WINDOW_BYTES,
    empty: () => bytes === 0,
    sent(entries) {
      for (const entry of entries) {
        const name = authorName(entry.header);
        const queue = underWay.get(name) ?? [];
        queue.push({ number: entry.header.number, bytes: sizeOf(entry) });
        underWay.set(name, queue);
        bytes += sizeOf(entry);
      }
    },
    answered: (header) => settle(header, (number) => number <= header.number),
    dropped: (header) => settle(header, (number) => number >= header.number),
  };
}

/** What the hub holds or is being sent of one log, by author: from here on the phone's store is asked. */
export type Cursors = {
  heads(): readonly Head[];
  reach(entries: readonly Entry[]): void;
};

export function cursorsFrom(heads: readonly Head[]): Cursors {
  const numbers = new Map<DeviceId, number>(heads.map((head) => [head.author, head.number]));
  return {
    heads: () => [...numbers].map(([author, number]) => ({ author, number })),
    reach(entries) {
      for (const { header } of entries) numbers.set(header.author, Math.max(header.number, numbers.get(header.author) ?? 0));
    },
  };
}
