import { deskIn, type CircleId } from '#base/ids.ts';
import { epochOf, mayAppend, mayErase, mayFollow, signKeyOf } from '#roster/rights.ts';
import { verifyChunk } from '#wire/fileChunk.ts';
import { closeCode, MAX_FILE_CHUNKS } from '#wire/limits.ts';
import type { ToHub } from '#wire/messages.ts';
import { send, type Peer } from './peer.ts';
import { end, tooLate, type Session } from './session.ts';
import type { Space } from './space.ts';
import type { HubStore } from './store.ts';

/** What an association's files may take on this hub where it is told nothing else: 2 GiB. */
export const FILES_MIB = 2_048;

type Message<Is extends ToHub['is']> = Extract<ToHub, { is: Is }>;
type Device = Extract<Session, { is: 'device' }>;
/** `fileBytes`: what one association's files may take in all. */
type Ports = { readonly store: HubStore; readonly fileBytes: number };

/** Keeps a chunk once, from whoever may write to the desk: told again it is kept as before, other bytes in its place are refused. */
export async function putChunk({ store, fileBytes }: Ports, peer: Peer, session: Device, put: Message<'put-chunk'>): Promise<Session> {
  const { space, device } = session;
  const { circle, epoch, file, part } = put;
  const turned = turnedAway(peer, session, put);
  if (turned) return turned;
  const outcome = mayAppend(space.roster, device, circle) ? await store.putChunk(space.id, put, fileBytes) : 'not-now';
  send(peer, { is: 'chunk-put', circle, epoch, file, part, outcome });
  return session;
}

/** The same by a courier, which proves nothing: the device that sealed the chunk has signed it, and may write to the desk. What it may not is told as if it came too early. */
export async function bringChunk({ store, fileBytes }: Ports, peer: Peer, space: Space, brought: Message<'bring-chunk'>): Promise<'fine' | 'forged'> {
  const { circle, epoch, file, part, bytes, author, signature } = brought;
  const key = signKeyOf(space.roster, author);
  if (!key || !(await verifyChunk({ space: space.id, circle, file }, brought, bytes, signature, key))) return 'forged';
  const may = deskIn(circle) !== null && mayAppend(space.roster, author, circle) && epoch === epochOf(space.roster, circle);
  send(peer, { is: 'chunk-put', circle, epoch, file, part, outcome: may ? await store.putChunk(space.id, brought, fileBytes) : 'not-now' });
  return 'fine';
}

/** Answers a chunk to whoever may read the desk; one without bytes where there is none. */
export async function pullChunk({ store }: Ports, peer: Peer, session: Device, pull: Message<'pull-chunk'>): Promise<Session> {
  const { circle, epoch, file, part } = pull;
  if (part >= MAX_FILE_CHUNKS) return end(peer, closeCode.malformed);
  const turned = turnedAway(peer, session, pull);
  if (turned) return turned;
  const held = await store.chunkAt({ space: session.space.id, circle }, file, part);
  send(peer, { is: 'chunk', circle, epoch, file, part, parts: Math.max(held?.parts ?? 0, part + 1), bytes: held?.bytes ?? new Uint8Array() });
  return session;
}

/** Answers which files there are of a desk, and what of each, in pages by their ids. */
export async function sendFiles({ store }: Ports, peer: Peer, session: Device, pull: Message<'pull-files'>): Promise<Session> {
  const { circle, epoch, after } = pull;
  const turned = turnedAway(peer, session, pull);
  if (turned) return turned;
  send(peer, { is: 'files', circle, epoch, ...(await store.filesOf({ space: session.space.id, circle }, after)) });
  return session;
}

/** Whoever may erase there has found that no record names these any more: nothing of them stays. */
export async function dropFiles({ store }: Ports, peer: Peer, session: Device, drop: Message<'drop-files'>): Promise<Session> {
  const { space, device } = session;
  const { circle, epoch, files } = drop;
  const turned = turnedAway(peer, session, drop);
  if (turned) return turned;
  if (!mayErase(space.roster, device, circle)) return end(peer, closeCode.forbidden);
  await store.dropFiles({ space: space.id, circle }, files);
  send(peer, { is: 'files-dropped', circle, epoch });
  return session;
}

/** Files are a desk's, in its present epoch, for those who are in it. */
function turnedAway(peer: Peer, session: Device, at: { readonly circle: CircleId; readonly epoch: number }): Session | null {
  const { space, device } = session;
  if (deskIn(at.circle) === null) return end(peer, closeCode.forbidden);
  return mayFollow(space.roster, device, at.circle) && at.epoch === epochOf(space.roster, at.circle) ? null : tooLate(peer, session, at);
}
