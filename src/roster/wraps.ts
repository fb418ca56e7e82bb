import { equalBytes, type Bytes } from '#base/bytes.ts';
import type { Wrap } from '#wire/messages.ts';
import type { RosterAction, WrapRef } from '#wire/rosterAction.ts';
import { hashFor } from '#wire/signing.ts';

/** What a roster entry holds of a wrap: SHA-256 over the purpose and the wrap's bytes. */
export async function wrapHash(bytes: Bytes): Promise<Bytes> {
  return hashFor('wrap', bytes);
}

/** A roster entry's references to these wraps, in their order. */
export async function wrapRefs(wraps: readonly Wrap[]): Promise<readonly WrapRef[]> {
  return Promise.all(wraps.map(async ({ recipient, circle, epoch, bytes }) => ({ recipient, circle, epoch, hash: await wrapHash(bytes) })));
}

/** The references an action carries; none where its kind has none. */
export function refsOf(action: RosterAction): readonly WrapRef[] {
  return 'wraps' in action ? action.wraps : [];
}

/** Whether the wraps brought beside an entry are the ones its references name: all of them, none besides. */
export async function wrapsMatch(refs: readonly WrapRef[], wraps: readonly Wrap[]): Promise<boolean> {
  const named = new Map(refs.map((ref) => [placeOf(ref), ref]));
  if (named.size !== refs.length || wraps.length !== refs.length) return false;
  const brought = await wrapRefs(wraps);
  const places = new Set(brought.map(placeOf));
  return places.size === brought.length && brought.every((ref) => equalBytes(named.get(placeOf(ref))?.hash ?? new Uint8Array(), ref.hash));
}

/** Of the wraps a hub hands out those that the chain names, others passed over; null where one is missing or not the one. */
export async function namedWraps(refs: readonly WrapRef[], wraps: readonly Wrap[]): Promise<readonly Wrap[] | null> {
  const brought = await wrapRefs(wraps);
  const named = refs.flatMap((ref) => wraps[brought.findIndex((one) => placeOf(one) === placeOf(ref) && equalBytes(one.hash, ref.hash))] ?? []);
  return named.length === refs.length ? named : null;
}

/** One wrap per recipient, circle and epoch. */
function placeOf({ recipient, circle, epoch }: WrapRef): string {
  return `${recipient} ${epoch} ${circle}`;
}
