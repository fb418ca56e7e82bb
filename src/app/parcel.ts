import type { Bytes } from '#base/bytes.ts';
import type { CircleId } from '#base/ids.ts';
import { decode, encode, readBytes, readText, readUint, writeBytes, writeFixed, writeText, writeUint } from '#wire/codec.ts';
import { deflate, inflate } from '#wire/payload.ts';

/** One entry nobody else has: a plain Yjs update, and where its author wrote it. */
export type Left = { readonly circle: CircleId; readonly epoch: number; readonly number: number; readonly update: Bytes };

const VERSION = 1;
/** What a hostile sender's parcel may fill of our memory. */
const MAX_BYTES = 64 * 1024 * 1024;

/** What a removed device hands over, to be cut into mails (seal/parcel.ts): version, then deflated the entries one behind the other. */
export async function packLeft(left: readonly Left[]): Promise<Bytes> {
  const entries = encode((to) => {
    for (const { circle, epoch, number, update } of left) {
      writeText(to, circle);
      writeUint(to, epoch);
      writeUint(to, number);
      writeBytes(to, update);
    }
  });
  const packed = await deflate(entries);
  return encode((to) => {
    writeUint(to, VERSION);
    writeFixed(to, packed);
  });
}

/** Null where it is none, or of another version. */
export async function unpackLeft(bytes: Bytes): Promise<readonly Left[] | null> {
  const packed = decode(bytes, (from) => {
    const version = readUint(from);
    const rest = from.arr.slice(from.pos);
    from.pos = from.arr.length;
    return { version, rest: new Uint8Array(rest) };
  });
  if (!packed.ok || packed.value.version !== VERSION) return null;
  const entries = await inflate(packed.value.rest, MAX_BYTES);
  const read = entries && decode(entries, (from) => {
    const left: Left[] = [];
    while (from.pos < from.arr.length) left.push({ circle: readText(from) as CircleId, epoch: readUint(from), number: readUint(from), update: readBytes(from) });
    return left;
  });
  return read?.ok ? read.value : null;
}
