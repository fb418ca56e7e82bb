import type { Bytes } from '#base/bytes.ts';
import { refuse, type Result } from '#base/result.ts';
import { decode, encode, readBytes, readList, readUint, writeBytes, writeFixed, writeList, writeUint } from './codec.ts';

/** What lies inside an entry's seal: a Yjs update and the client ids this writing session announces with it. */
export type Payload = {
  /** Yjs client ids that are the author's from here on; the first announcer owns an id. */
  readonly announces: readonly number[];
  readonly update: Bytes;
};

/** Smaller updates grow when deflated, and a stream for each would cost more than it saves. */
const DEFLATE_FROM_BYTES = 512;
/** Lengths are rounded up to this step up to 512 B, to an eighth of the next power of two above (as Padmé, PURBs 2019, at most 12 % more). */
const PAD_STEP_BYTES = 32;
/** An update never inflates past this: a small entry must not fill the memory. */
export const MAX_UPDATE_BYTES = 8 * 1024 * 1024;

const PLAIN = 0;
const DEFLATED = 1;

/** Payload → bytes to seal: deflated where that helps, padded so that lengths tell little. */
export async function packPayload(payload: Payload): Promise<Bytes> {
  const deflated = payload.update.length >= DEFLATE_FROM_BYTES ? await deflate(payload.update) : null;
  const smaller = deflated !== null && deflated.length < payload.update.length ? deflated : null;
  const content = encode((to) => {
    writeUint(to, smaller ? DEFLATED : PLAIN);
    writeList(to, payload.announces, writeUint);
    writeBytes(to, smaller ?? payload.update);
  });
  return encode((to) => {
    writeFixed(to, content);
    writeFixed(to, new Uint8Array(paddedLength(content.length) - content.length));
  });
}

/** What `packPayload` packed. `malformed`: of another form, broken, or an update that inflates past MAX_UPDATE_BYTES; padding may be any bytes. Never throws. */
export async function unpackPayload(bytes: Uint8Array): Promise<Result<Payload, 'malformed'>> {
  const read = decode(bytes, (from) => {
    const form = readUint(from);
    const announces = readList(from, readUint);
    const content = readBytes(from);
    from.pos = from.arr.length;
    return { form, announces, content };
  });
  if (!read.ok) return read;
  const { form, announces, content } = read.value;
  if (form === PLAIN) return { ok: true, value: { announces, update: content } };
  if (form !== DEFLATED) return refuse('malformed');
  const update = await inflate(content, MAX_UPDATE_BYTES);
  return update ? { ok: true, value: { announces, update } } : refuse('malformed');
}

/** The length a content of `length` bytes is padded to: to 32 at least, and above 512 to an eighth more at most. */
export function paddedLength(length: number): number {
  const step = Math.max(PAD_STEP_BYTES, 2 ** Math.max(0, Math.floor(Math.log2(Math.max(length, 1))) - 3));
  return Math.ceil(Math.max(length, 1) / step) * step;
}

/** Raw DEFLATE (RFC 1951) by the platform's own streams. */
export async function deflate(bytes: Bytes): Promise<Bytes> {
  return readAll(through(bytes, new CompressionStream('deflate-raw')), Number.POSITIVE_INFINITY) as Promise<Bytes>;
}

/** The inflated bytes, or null where they are broken or more than `limit`. */
export async function inflate(bytes: Bytes, limit: number): Promise<Bytes | null> {
  try {
    return await readAll(through(bytes, new DecompressionStream('deflate-raw')), limit);
  } catch {
    return null;
  }
}

/** Written straight into the stream: a browser would keep a Blob in another process, and every entry is one. What goes wrong is told to whoever reads. */
function through(bytes: Bytes, { readable, writable }: CompressionStream | DecompressionStream): ReadableStream<Uint8Array> {
  const writer = writable.getWriter();
  writer.write(bytes).catch(() => undefined);
  writer.close().catch(() => undefined);
  return readable;
}

async function readAll(stream: ReadableStream<Uint8Array>, limit: number): Promise<Bytes | null> {
  const parts: Uint8Array[] = [];
  let length = 0;
  const reader = stream.getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    length += next.value.length;
    if (length > limit) {
      await reader.cancel();
      return null;
    }
    parts.push(next.value);
  }
  return joined(parts, length);
}

function joined(parts: readonly Uint8Array[], length: number): Bytes {
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
