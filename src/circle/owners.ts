import * as Y from 'yjs';
import type { DeviceId, Random } from '#base/ids.ts';
import { isOwnKey } from '#base/ownKey.ts';
import { accept, refuse, type Result } from '#base/result.ts';
import type { Payload } from '#wire/payload.ts';
import type { SetAsideReason } from './ports.ts';
import { decodeUpdate, type Struct } from './structs.ts';

/** Whose a Yjs client id is, and the clock its next struct must have. The first announcer owns an id. */
export type Owner = { readonly author: DeviceId; readonly next: number };
export type Owners = Map<number, Owner>;
type Claims = ReadonlyMap<number, Owner>;

/** 40 bits: sessions that do not hear of each other still never draw the same one, at a byte more an id than Yjs' own 32. */
const CLIENT_ID_BYTES = 5;

/** A Yjs client id for one writing session, never one this log has seen. */
export function newClientId(owners: Owners, random: Random): number {
  for (;;) {
    const id = random(CLIENT_ID_BYTES).reduce((number, byte) => number * 256 + byte, 0);
    if (!owners.has(id)) return id;
  }
}

/**
 * What `author` owns after this update, or why nobody may apply it: it must consist of plain values and maps under client
 * ids its author announced, continue each of them without gap or overlap, delete nothing and take nothing's place. Never throws.
 */
export function checkUpdate(owners: Owners, author: DeviceId, payload: Payload): Result<Claims, SetAsideReason> {
  const claims = new Map<number, Owner>();
  for (const client of payload.announces) {
    const known = owners.get(client);
    if (known && known.author !== author) return refuse('foreign-client');
    claims.set(client, known ?? { author, next: 0 });
  }
  const decoded = decodeUpdate(payload.update);
  if (!decoded) return refuse('update-broken');
  if (decoded.ds.clients.size > 0) return refuse('deletes');
  for (const struct of decoded.structs) {
    const { client, clock } = struct.id;
    const owner = claims.get(client) ?? owners.get(client);
    if (owner?.author !== author) return refuse('foreign-client');
    const wrong = wrongStruct(struct);
    if (wrong) return refuse(wrong);
    if (clock !== owner.next) return refuse('update-broken');
    claims.set(client, { author, next: clock + struct.length });
  }
  return accept(claims);
}

/** Keeps what `checkUpdate` answered: from here on these ids are their author's. */
export function claim(owners: Owners, claims: Claims): void {
  for (const [client, owner] of claims) owners.set(client, owner);
}

/** Clocks stay far below where numbers lose their precision: a blank costs its author nothing, however long. */
const MAX_CLOCK = 2 ** 40;

/** A blank deletes nothing: it stands where its author left out what belongs to an erased record (reissuing.ts). */
function wrongStruct(struct: Struct): SetAsideReason | null {
  if (struct.length < 1 || struct.id.clock + struct.length > MAX_CLOCK) return 'update-broken';
  if (struct instanceof Y.GC) return null;
  if (!(struct instanceof Y.Item)) return 'update-broken';
  if (struct.content instanceof Y.ContentDeleted) return 'deletes';
  if (!isPlainContent(struct.content) || pointsAhead(struct)) return 'update-broken';
  return setsOwnKey(struct) ? null : 'takes-over';
}

/**
 * In Yjs the later of two writes under a key deletes the earlier one everywhere, without a word in the update. So every item
 * sets a key of a map that bears its writer's client id, and names nothing that stood there before. That is told from the item
 * alone, so all devices decide alike, whatever came first.
 */
function setsOwnKey({ id, origin, rightOrigin, parentSub }: Y.Item): boolean {
  return origin === null && rightOrigin === null && parentSub !== null && isOwnKey(parentSub, id.client);
}

/** Whether it may stand in a snapshot: plain content under its writer's own key, or what is left of deleted content. */
export function isPlain(struct: Struct): boolean {
  return struct instanceof Y.Item && setsOwnKey(struct) && (struct.content instanceof Y.ContentDeleted || isPlainContent(struct.content));
}

/** No texts (they clean themselves up, that is: delete), no lists (whose items name their neighbours), no documents in documents. */
function isPlainContent(content: Y.Item['content']): boolean {
  if (content instanceof Y.ContentType) return content.type.constructor === Y.Map;
  return content instanceof Y.ContentAny || content instanceof Y.ContentBinary;
}

/** Yjs waits for other clients' structs but trips over a struct that points at a later one of its own client. */
function pointsAhead(item: Y.Item): boolean {
  const parent: unknown = item.parent;
  return [item.origin, item.rightOrigin, parent].some((at) => at instanceof Y.ID && at.client === item.id.client && at.clock >= item.id.clock);
}
