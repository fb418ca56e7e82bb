import type { Random } from '#base/ids.ts';
import { readCheckpoint, type CheckpointDeps } from './checkpoints.ts';
import { openEntries, type ContentDeps, type Opened } from './content.ts';
import { newClientId } from './owners.ts';
import { applyOpened, findBroken, headList, type Aside, type Replica } from './replica.ts';

/** A writing session: one Yjs client id, announced with its first entry and never used again. */
export type Session = { readonly client: number; announced: boolean };
export type Opening = { readonly replica: Replica; readonly session: Session };
export type OpeningDeps = CheckpointDeps & ContentDeps;

/** The document from the last checkpoint and the log behind it, with a new writing session. Throws where the store can not be read. */
export async function openReplica(deps: OpeningDeps): Promise<Opening> {
  const replica = await readCheckpoint(deps);
  const tail = await openEntries(deps, await deps.store.entriesAfter(deps.log, headList(replica)));
  try {
    return await begin(deps, replica, applyOpened(replica, tail, new Set()));
  } catch {
    return openWithoutBroken(deps, tail);
  }
}

async function openWithoutBroken(deps: OpeningDeps, tail: readonly Opened[]): Promise<Opening> {
  const broken = await findBroken(() => readCheckpoint(deps), tail);
  const replica = await readCheckpoint(deps);
  return begin(deps, replica, applyOpened(replica, tail, broken));
}

async function begin(deps: OpeningDeps, replica: Replica, asides: readonly Aside[]): Promise<Opening> {
  await keepAsides(deps, asides);
  return { replica, session: newSession(replica, deps.random) };
}

function newSession(replica: Replica, random: Random): Session {
  const client = newClientId(replica.owners, random);
  replica.doc.clientID = client;
  return { client, announced: false };
}

/** That a row of these is lost loses nothing but a hint: the next opening finds it again. */
export async function keepAsides({ store }: Pick<OpeningDeps, 'store'>, asides: readonly Aside[]): Promise<void> {
  for (const { entry, reason } of asides) await store.setAside(entry, reason);
}
