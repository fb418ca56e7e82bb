import { equalBytes, utf8, type Bytes } from '#base/bytes.ts';
import { keyIdBytes, keyIdFrom, type SpaceId } from '#base/ids.ts';
import { accept, refuse, type Result } from '#base/result.ts';
import { decode, encode, readBytes, readFixed, readUint, writeBytes, writeFixed, writeUint, type Reader } from './codec.ts';
import { decodeEntry, encodeEntry, type Entry } from './entry.ts';
import { MAX_HANDOVER_BYTES, MAX_HANDOVER_ENTRIES } from './limits.ts';

/** The first bytes of every handover file; what turns line ends over or cuts the eighth bit is found out by them. */
const MAGIC = utf8('anlauf-handover\n');
const VERSION = 1;

/** Sealed entries of one association as a file, carried by any means (PROTOCOL.md, Handover file). */
export type Handover = { readonly space: SpaceId; readonly entries: readonly Entry[] };
/** `lacking`: entries the file was to hold that can not be read, at least 1 where anything of it is damaged. */
export type ReadHandover = Handover & { readonly lacking: number };
export type HandoverRefusal = 'no-handover' | 'newer-handover' | 'handover-too-large' | 'handover-damaged';

/** The caller keeps to the limits: 32 MiB, 65,536 entries. */
export function encodeHandover({ space, entries }: Handover): Bytes {
  return encode((to) => {
    writeFixed(to, MAGIC);
    writeUint(to, VERSION);
    writeFixed(to, keyIdBytes(space));
    writeUint(to, entries.length);
    for (const entry of entries) writeBytes(to, encodeEntry(entry));
  });
}

/**
 * What can be read of a file, whoever made it: every whole entry, of a damaged or cut file those that are. Whose they are
 * only `verifyEntry` tells. Refuses `no-handover` (other bytes), `newer-handover` (a later format), `handover-too-large`
 * (more than 32 MiB) and `handover-damaged` (it ends before its entries begin). Never throws.
 */
export function readHandover(bytes: Uint8Array): Result<ReadHandover, HandoverRefusal> {
  if (bytes.length > MAX_HANDOVER_BYTES) return refuse('handover-too-large');
  if (!equalBytes(bytes.subarray(0, MAGIC.length), MAGIC)) return refuse('no-handover');
  const read = decode(bytes.subarray(MAGIC.length), (from): ReadHandover | 'newer' => {
    const version = readUint(from);
    if (version !== VERSION) {
      passOverRest(from);
      return 'newer';
    }
    const space = keyIdFrom<SpaceId>(readFixed(from, 16));
    return { space, ...readEntries(from, readUint(from)) };
  });
  if (!read.ok) return refuse('handover-damaged');
  return read.value === 'newer' ? refuse('newer-handover') : accept(read.value);
}

/** Each entry stands alone, so that one broken one costs no other; where a length is broken, all behind it is. */
function readEntries(from: Reader, said: number): Pick<ReadHandover, 'entries' | 'lacking'> {
  const entries: Entry[] = [];
  let broken = 0;
  while (isMore(from) && entries.length + broken < MAX_HANDOVER_ENTRIES) {
    const entry = nextEntry(from);
    if (entry) entries.push(entry);
    else broken += 1;
  }
  if (isMore(from)) broken += 1;
  passOverRest(from);
  return { entries, lacking: Math.max(broken, Math.min(said, MAX_HANDOVER_ENTRIES) - entries.length) };
}

function nextEntry(from: Reader): Entry | null {
  try {
    const entry = decodeEntry(readBytes(from));
    return entry.ok ? entry.value : null;
  } catch {
    passOverRest(from);
    return null;
  }
}

function isMore(from: Reader): boolean {
  return from.pos < from.arr.length;
}

function passOverRest(from: Reader): void {
  from.pos = from.arr.length;
}
