import type { Bytes } from '#base/bytes.ts';
import type { CircleId } from '#base/ids.ts';
import { decode, encode, readBytes, readText, readUint, writeBytes, writeFixed, writeText, writeUint } from '#wire/codec.ts';
import { deflate, inflate } from '#wire/payload.ts';
import { noneLost, type Lost } from './farewellApi.ts';

/** One entry nobody else has: a plain Yjs update, and where its author wrote it. */
export type Left = { readonly circle: CircleId; readonly epoch: number; readonly number: number; readonly update: Bytes };
/** What a removed device hands over, and how much of its own it can not. */
export type Handover = { readonly left: readonly Left[]; readonly lost: Lost };

const VERSION = 2;
/** The first one did not say what was lost. */
const SILENT_VERSION = 1;
/** What a hostile sender's parcel may fill of our memory; whoever packs keeps to it. */
export const MOST_LEFT_BYTES = 64 * 1024 * 1024;

/** To be cut into mails (seal/parcel.ts): version, then what is lost by its reasons, then deflated the entries one behind the other. */
export async function packLeft({ left, lost }: Handover): Promise<Bytes> {
  const packed = await deflate(encode((to) => {
    for (const { circle, epoch, number, update } of left) {
      writeText(to, circle);
      writeUint(to, epoch);
      writeUint(to, number);
      writeBytes(to, update);
    }
  }));
  return encode((to) => {
    for (const count of [VERSION, lost.tooMany, lost.notes, lost.unreadable]) writeUint(to, count);
    writeFixed(to, packed);
  });
}

/** About what an entry fills of the inflated parcel; never less than it does. */
export function sizeOf({ circle, update }: Left): number {
  return circle.length + update.length + 32;
}

/** Null where it is none, or of another version. */
export async function unpackLeft(bytes: Bytes): Promise<Handover | null> {
  const packed = decode(bytes, (from) => {
    const version = readUint(from);
    const lost: Lost = version === VERSION ? { tooMany: readUint(from), notes: readUint(from), unreadable: readUint(from) } : noneLost;
    const rest = from.arr.slice(from.pos);
    from.pos = from.arr.length;
    return { version, lost, rest: new Uint8Array(rest) };
  });
  if (!packed.ok || (packed.value.version !== VERSION && packed.value.version !== SILENT_VERSION)) return null;
  const entries = await inflate(packed.value.rest, MOST_LEFT_BYTES);
  const read = entries && decode(entries, (from) => {
    const left: Left[] = [];
    while (from.pos < from.arr.length) left.push({ circle: readText(from) as CircleId, epoch: readUint(from), number: readUint(from), update: readBytes(from) });
    return left;
  });
  return read?.ok ? { left: read.value, lost: packed.value.lost } : null;
}
