import type { Bytes } from '#base/bytes.ts';
import { keyIdBytes, keyIdFrom, type DeviceId, type SpaceId } from '#base/ids.ts';
import type { Result } from '#base/result.ts';
import { decode, encode, readBytes, readFixed, readList, readText, readUint, readWord, writeBytes, writeFixed, writeList, writeText, writeUint, writeWord, type Reader, type Writer } from './codec.ts';
import { readEntry, writeEntry } from './entry.ts';
import { readSentMail, readStanding, writeSentMail, writeStanding } from './deviceParts.ts';
import { readAfter, readBrought, readChunk, readFileId, writeAfter, writeBrought, writeChunk, writeFileId } from './fileParts.ts';
import { readCircle, readOffer, readPart, writeCircle, writeOffer, writePart } from './messageParts.ts';
import { purposes, type ToHub } from './messages.ts';
import { readHead, writeHead } from './rosterAction.ts';
import { SIGNATURE_BYTES } from './signing.ts';

/** A message's first byte is its place here. */
const kinds = ['hello', 'prove', 'found', 'pull-roster', 'append-roster', 'pull-wraps', 'follow', 'more', 'append', 'ping', 'put-snapshot', 'pull-snapshot', 'report-standing', 'pull-devices', 'put-mail', 'erased', 'pull-mail', 'drop-mail', 'put-chunk', 'pull-chunk', 'pull-files', 'drop-files', 'feed', 'bring-chunk'] as const;

/** One binary WebSocket message (RFC 6455) from a device: its kind's place, then its parts (PROTOCOL.md, Connection). */
export function encodeToHub(message: ToHub): Bytes {
  return encode((to) => {
    writeWord(to, kinds, message.is);
    writeToHub(to, message);
  });
}

function writeToHub(to: Writer, message: ToHub): void {
  switch (message.is) {
    case 'hello':
      writeUint(to, message.version);
      writeWord(to, purposes, message.purpose);
      writeBytes(to, message.space ? keyIdBytes(message.space) : new Uint8Array());
      break;
    case 'prove':
      writeFixed(to, keyIdBytes(message.id));
      writeFixed(to, message.signature);
      break;
    case 'found':
      writeText(to, message.code);
      writeOffer(to, message.offer);
      break;
    case 'pull-roster':
      writeUint(to, message.from);
      break;
    case 'append-roster':
      writeOffer(to, message.offer);
      break;
    case 'follow':
      writeCircle(to, message);
      writeList(to, message.have, writeHead);
      break;
    case 'more':
      writeCircle(to, message);
      break;
    case 'append':
      writeList(to, message.entries, writeEntry);
      break;
    default:
      writeKeeping(to, message);
  }
}

/** Snapshots, what devices say of themselves, mail and files: what the hub keeps beside the log. */
function writeKeeping(to: Writer, message: ToHub): void {
  switch (message.is) {
    case 'put-snapshot':
      writePart(to, message);
      break;
    case 'pull-snapshot':
      writeCircle(to, message);
      writeUint(to, message.part);
      break;
    case 'report-standing':
      writeStanding(to, message);
      break;
    case 'pull-devices':
      writeUint(to, message.from);
      break;
    case 'put-mail':
      writeSentMail(to, message);
      break;
    case 'erased':
      writeFixed(to, message.signature);
      break;
    case 'pull-mail':
      writeUint(to, message.after);
      break;
    case 'drop-mail':
      writeList(to, message.ids, writeUint);
      break;
    case 'put-chunk':
      writeChunk(to, message);
      break;
    case 'bring-chunk':
      writeBrought(to, message);
      break;
    case 'pull-chunk':
      writeCircle(to, message);
      writeFileId(to, message.file);
      writeUint(to, message.part);
      break;
    case 'pull-files':
      writeCircle(to, message);
      writeAfter(to, message.after);
      break;
    case 'drop-files':
      writeCircle(to, message);
      writeList(to, message.files, writeFileId);
      break;
    case 'feed':
      writeBytes(to, message.bytes);
      break;
  }
}

function readToHub(from: Reader): ToHub {
  const is = readWord(from, kinds);
  switch (is) {
    case 'hello': {
      const head = { is, version: readUint(from), purpose: readWord(from, purposes) } as const;
      const space = readBytes(from);
      if (space.length !== 0 && space.length !== 16) throw new Error('space');
      return { ...head, space: space.length === 0 ? null : keyIdFrom<SpaceId>(space) };
    }
    case 'prove':
      return { is, id: keyIdFrom<DeviceId>(readFixed(from, 16)), signature: readFixed(from, SIGNATURE_BYTES) };
    case 'found':
      return { is, code: readText(from), offer: readOffer(from) };
    case 'pull-roster':
      return { is, from: readUint(from) };
    case 'append-roster':
      return { is, offer: readOffer(from) };
    case 'follow':
      return { is, ...readCircle(from), have: readList(from, readHead) };
    case 'more':
      return { is, ...readCircle(from) };
    case 'append':
      return { is, entries: readList(from, readEntry) };
    case 'put-snapshot':
      return { is, ...readPart(from) };
    case 'pull-snapshot':
      return { is, ...readCircle(from), part: readUint(from) };
    case 'report-standing':
      return { is, ...readStanding(from) };
    case 'pull-devices':
      return { is, from: readUint(from) };
    case 'put-mail':
      return { is, ...readSentMail(from) };
    case 'erased':
      return { is, signature: readFixed(from, SIGNATURE_BYTES) };
    case 'pull-mail':
      return { is, after: readUint(from) };
    case 'drop-mail':
      return { is, ids: readList(from, readUint) };
    case 'put-chunk':
      return { is, ...readChunk(from, false) };
    case 'bring-chunk':
      return { is, ...readBrought(from) };
    case 'pull-chunk':
      return { is, ...readCircle(from), file: readFileId(from), part: readUint(from) };
    case 'pull-files':
      return { is, ...readCircle(from), after: readAfter(from) };
    case 'drop-files':
      return { is, ...readCircle(from), files: readList(from, readFileId) };
    case 'feed':
      return { is, bytes: readBytes(from) };
    case 'pull-wraps':
    case 'ping':
      return { is };
  }
}

/** `malformed`: an unknown kind, parts that are none, too many or too large (limits.ts), or bytes left over. Never throws, whatever a stranger sends. */
export function decodeToHub(bytes: Uint8Array): Result<ToHub, 'malformed'> {
  return decode(bytes, readToHub);
}
