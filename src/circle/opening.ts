import type { DeviceId, Random } from '#base/ids.ts';
import { readCheckpoint, type CheckpointDeps } from './checkpoints.ts';
import { openEntries, type ContentDeps, type Opened } from './content.ts';
import { newClientId } from './owners.ts';
import { applyOpened, emptyReplica, findBroken, headList, type Aside, type Replica } from './replica.ts';
import { readSnapshot } from './snapshot.ts';

/** A writing session: one Yjs client id, announced with its first entry and never used again. */
export type Session = { readonly client: number; announced: boolean };
export type Opening = { readonly replica: Replica; readonly session: Session };
export type OpeningDeps = CheckpointDeps & ContentDeps;

/**
 * The document from the last checkpoint (or else what the epoch began with) and the log behind it, with a new writing
 * session. Throws where the store can not be read or an epoch's snapshot is missing.
 */
export async function openReplica(deps: OpeningDeps): Promise<Opening> {
  const start = async (): Promise<Replica> => (await readCheckpoint(deps)) ?? readBeginning(deps);
  const replica = await start();
  const tail = await openEntries(deps, await deps.store.entriesAfter(deps.log, headList(replica)));
  return begin(deps, await replay(replica, start, tail));
}

/** The document as it was when of each author only the entries up to these heads were there. Throws as `openReplica` does. */
export async function openReplicaAt(deps: OpeningDeps, heads: ReadonlyMap<DeviceId, number>): Promise<Replica> {
  const start = (): Promise<Replica> => readBeginning(deps);
  const entries = (await deps.store.entriesAfter(deps.log, [])).filter(({ header }) => header.number <= (heads.get(header.author) ?? 0));
  return (await replay(await start(), start, await openEntries(deps, entries))).replica;
}

/** First epochs begin empty, and so does a circle that was not begun here yet; every later one with a snapshot. */
async function readBeginning(deps: OpeningDeps): Promise<Replica> {
  if (deps.log.epoch <= 1) return emptyReplica();
  const bytes = await deps.store.snapshot(deps.log);
  const read = bytes && (await readSnapshot(deps, bytes));
  if (!read?.ok) throw new Error(`the snapshot of ${deps.log.circle} ${deps.log.epoch} is ${read ? 'broken' : 'missing'}`);
  return read.value.replica;
}

type Replayed = { readonly replica: Replica; readonly asides: readonly Aside[] };

/** `start` gives the same again, for Yjs may trip over an entry and spoil the first. */
async function replay(replica: Replica, start: () => Promise<Replica>, entries: readonly Opened[]): Promise<Replayed> {
  try {
    return { replica, asides: applyOpened(replica, entries, new Set()) };
  } catch {
    const broken = await findBroken(start, entries);
    const fresh = await start();
    return { replica: fresh, asides: applyOpened(fresh, entries, broken) };
  }
}

async function begin(deps: OpeningDeps, { replica, asides }: Replayed): Promise<Opening> {
  await keepAsides(deps, asides);
  return { replica, session: newSession(replica, deps.random) };
}

/** Draws the client id this session writes under. */
export function newSession(replica: Replica, random: Random): Session {
  const client = newClientId(replica.owners, random);
  replica.doc.clientID = client;
  return { client, announced: false };
}

/** That a row of these is lost loses nothing but a hint: the next opening finds it again. */
export async function keepAsides({ store }: Pick<OpeningDeps, 'store'>, asides: readonly Aside[]): Promise<void> {
  for (const { entry, reason } of asides) await store.setAside(entry, reason);
}
