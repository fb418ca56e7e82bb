import type { Bytes } from '#base/bytes.ts';
import type { Clock, Random } from '#base/ids.ts';
import { closeCode, type CloseCode } from '#wire/limits.ts';
import { decodeToHub } from '#wire/toHub.ts';
import { createGuesses } from './codes.ts';
import { createContacts } from './contacts.ts';
import { newCounts, type Counts } from './counts.ts';
import { handle } from './dialogue.ts';
import { FILES_MIB } from './fileChunks.ts';
import { deliver } from './following.ts';
import { createJournal } from './journal.ts';
import type { FetchCalendar } from './fetchCalendar.ts';
import { createFollowed } from './followed.ts';
import { feedPages, type FeedPages } from './feedPage.ts';
import type { Peer } from './peer.ts';
import { leave, type Session, type SessionPorts } from './session.ts';
import { createSpaces } from './space.ts';
import type { HubStore } from './store.ts';

export type HubPorts = {
  readonly store: HubStore;
  readonly clock: Clock;
  readonly random: Random;
  /** Runs a task when what has arrived so far has been handled: `setImmediate`. */
  readonly soon: (task: () => void) => void;
  /** Told when something failed that should not: for the log. */
  readonly failed: (error: unknown) => void;
  /** What one association's files may take in all; 2 GiB where it is not said. */
  readonly fileBytes?: number;
  /** Fetches calendars that associations follow; without it the hub fetches none. */
  readonly fetchCalendar?: FetchCalendar;
  /** This hub's own address, whose calendars it need not fetch. */
  readonly publicUrl?: string | null;
};

/** The hub's side of one connection. */
export type Line = {
  /** Resolves when the frame has been handled; frames are handled in their order. */
  frame(bytes: Bytes): Promise<void>;
  closed(): Promise<void>;
};
export type Hub = { readonly connect: (peer: Peer) => Line; readonly counts: Counts; readonly feeds: FeedPages; /** Resolves when all lines are closed and all they brought is decided: before the store is closed. */ rest(): Promise<void> };

/** The hub without its network: takes frames, keeps them, answers. */
export function openHub({ store, clock, random, soon, failed, fileBytes = FILES_MIB * 1024 * 1024, fetchCalendar, publicUrl = null }: HubPorts): Hub {
  const counts = newCounts();
  const journal = createJournal(store, soon, {
    committed: (log, stored) => {
      counts.committed += stored.length;
      deliver(log, stored);
    },
    failed: (error) => {
      counts.failures += 1;
      failed(error);
    },
  });
  const tell = (error: unknown) => {
    counts.failures += 1;
    failed(error);
  };
  const contacts = createContacts(store, clock, tell);
  const followed = createFollowed({ store, clock, publicUrl, fetchCalendar: fetchCalendar ?? null, failed: tell });
  const ports: SessionPorts = { store, spaces: createSpaces(store), journal, guesses: createGuesses(clock), counts, contacts, clock, random, fileBytes, followed };
  const lines = new Set<Line>();
  return {
    counts,
    feeds: feedPages(store, clock),
    connect: (peer) => {
      const open = line(ports, peer, failed, () => lines.delete(open));
      lines.add(open);
      return open;
    },
    rest: async () => {
      await Promise.all([...lines].map((open) => open.closed()));
      await journal.settled();
      await contacts.flush();
    },
  };
}

function line(ports: SessionPorts, peer: Peer, failed: (error: unknown) => void, left: () => void): Line {
  let session: Session = { is: 'opened' };
  let handled: Promise<void> = Promise.resolve();

  async function next(bytes: Bytes): Promise<void> {
    if (session.is === 'closed') return;
    const message = decodeToHub(bytes);
    if (!message.ok) return close(closeCode.malformed);
    const before = session;
    try {
      session = await handle(ports, peer, before, message.value, bytes.length);
      if (session.is === 'closed') leave(ports, peer, before);
    } catch (error) {
      failed(error);
      close(closeCode.failed);
    }
  }
  function close(code: CloseCode): void {
    if (code === closeCode.malformed) ports.counts.malformed += 1;
    peer.close(code);
    free();
  }
  function free(): void {
    leave(ports, peer, session);
    session = { is: 'closed' };
  }
  return {
    frame: (bytes) => (handled = handled.then(() => next(bytes))),
    closed: () => (handled = handled.then(free).then(left)),
  };
}
