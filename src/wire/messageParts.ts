import { keyIdBytes, keyIdFrom, type CircleId, type DeviceId } from '#base/ids.ts';
import { readBytes, readFixed, readList, readText, readUint, writeBytes, writeFixed, writeList, writeText, writeUint, type Reader, type Writer } from './codec.ts';
import { MAX_SNAPSHOT_PARTS, SNAPSHOT_PART_BYTES } from './limits.ts';
import type { RosterOffer, SnapshotPart, Wrap } from './messages.ts';

/** Whom for, of which circle and epoch, and the sealed key (HPKE, RFC 9180: 32 + 32 + 16 bytes). */
export function writeWrap(to: Writer, wrap: Wrap): void {
  writeFixed(to, keyIdBytes(wrap.recipient));
  writeText(to, wrap.circle);
  writeUint(to, wrap.epoch);
  writeBytes(to, wrap.bytes);
}
/** Throws where bytes are missing; whether the wrap is one the chain names is for the reader to find out. */
export function readWrap(from: Reader): Wrap {
  return { recipient: keyIdFrom<DeviceId>(readFixed(from, 16)), circle: readText(from) as CircleId, epoch: readUint(from), bytes: readBytes(from) };
}
/** A signed roster entry with the wraps it names beside it. */
export function writeOffer(to: Writer, offer: RosterOffer): void {
  writeBytes(to, offer.entry);
  writeList(to, offer.wraps, writeWrap);
}
/** Throws where bytes are missing, or on a longer list than there may be (W-3). The entry in it is still unread. */
export function readOffer(from: Reader): RosterOffer {
  return { entry: readBytes(from), wraps: readList(from, readWrap) };
}
/** A circle and one of its epochs. */
export function writeCircle(to: Writer, at: { readonly circle: CircleId; readonly epoch: number }): void {
  writeText(to, at.circle);
  writeUint(to, at.epoch);
}
/** One of at most 1,024 parts of a snapshot, of at most 128 KiB (W-7). */
export function writePart(to: Writer, part: SnapshotPart): void {
  writeCircle(to, part);
  writeUint(to, part.part);
  writeUint(to, part.parts);
  writeBytes(to, part.bytes);
}
/** Throws where it is larger than a part may be, or one of more than there may be. */
export function readPart(from: Reader): SnapshotPart {
  const part = { ...readCircle(from), part: readUint(from), parts: readUint(from), bytes: readBytes(from) };
  if (part.part >= part.parts || part.parts > MAX_SNAPSHOT_PARTS || part.bytes.length > SNAPSHOT_PART_BYTES) throw new Error('part');
  return part;
}
/** Throws where bytes are missing. */
export function readCircle(from: Reader): { circle: CircleId; epoch: number } {
  return { circle: readText(from) as CircleId, epoch: readUint(from) };
}
