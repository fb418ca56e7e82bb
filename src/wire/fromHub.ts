import type { Bytes } from '#base/bytes.ts';
import type { Result } from '#base/result.ts';
import { decode, encode, readBytes, readFixed, readList, readUint, readWord, writeBytes, writeFixed, writeList, writeUint, writeWord, type Reader, type Writer } from './codec.ts';
import { readEntry, readHeader, writeEntry, writeHeader } from './entry.ts';
import { readMail, readReported, writeMail, writeReported } from './deviceParts.ts';
import { readChunk, readFileId, readHeldFile, writeChunk, writeFileId, writeHeldFile } from './fileParts.ts';
import { readCircle, readPart, readWrap, writeCircle, writePart, writeWrap } from './messageParts.ts';
import { appendRefusals, chunkOutcomes, rosterRefusals, type FromHub } from './messages.ts';
import { readHead, writeHead } from './rosterAction.ts';
import { HASH_BYTES } from './signing.ts';

/** A message's first byte is its place here. */
const kinds = ['challenge', 'welcome', 'roster', 'roster-accepted', 'roster-refused', 'wraps', 'heads', 'page', 'ack', 'refused', 'pong', 'snapshot-kept', 'snapshot', 'standing-kept', 'devices', 'mail-kept', 'mail-refused', 'erased-kept', 'mail', 'mail-dropped', 'chunk-put', 'chunk', 'files', 'files-dropped', 'feed'] as const;

/** One binary WebSocket message (RFC 6455) from the hub: its kind's place, then its parts (PROTOCOL.md, Connection). */
export function encodeFromHub(message: FromHub): Bytes {
  return encode((to) => {
    writeWord(to, kinds, message.is);
    writeFromHub(to, message);
  });
}

function writeFromHub(to: Writer, message: FromHub): void {
  switch (message.is) {
    case 'challenge':
      writeUint(to, message.version);
      writeFixed(to, message.nonce);
      break;
    case 'welcome':
      writeUint(to, message.rosterLength);
      writeFixed(to, message.rosterHead);
      break;
    case 'roster':
      writeUint(to, message.from);
      writeList(to, message.entries, writeBytes);
      writeUint(to, message.total);
      break;
    case 'roster-accepted':
      writeUint(to, message.index);
      writeFixed(to, message.head);
      break;
    case 'roster-refused':
      writeWord(to, rosterRefusals, message.refusal);
      break;
    case 'wraps':
      writeList(to, message.wraps, writeWrap);
      break;
    case 'heads':
      writeCircle(to, message);
      writeList(to, message.heads, writeHead);
      break;
    case 'page':
      writeCircle(to, message);
      writeList(to, message.entries, writeEntry);
      writeUint(to, message.more ? 1 : 0);
      break;
    case 'ack':
      writeHeader(to, message.header);
      break;
    case 'refused':
      writeHeader(to, message.header);
      writeWord(to, appendRefusals, message.refusal);
      writeUint(to, message.head);
      break;
    default:
      writeKeeping(to, message);
  }
}

/** Snapshots, what devices say of themselves, mail and files: what the hub keeps beside the log. */
function writeKeeping(to: Writer, message: FromHub): void {
  switch (message.is) {
    case 'snapshot-kept':
      writeCircle(to, message);
      writeUint(to, message.part);
      break;
    case 'snapshot':
      writePart(to, message);
      break;
    case 'standing-kept':
    case 'files-dropped':
      writeCircle(to, message);
      break;
    case 'devices':
      writeUint(to, message.from);
      writeList(to, message.devices, writeReported);
      writeUint(to, message.total);
      break;
    case 'mail-kept':
    case 'mail-refused':
      writeUint(to, message.number);
      break;
    case 'mail':
      writeList(to, message.mails, writeMail);
      writeUint(to, message.more ? 1 : 0);
      break;
    case 'chunk-put':
      writeCircle(to, message);
      writeFileId(to, message.file);
      writeUint(to, message.part);
      writeWord(to, chunkOutcomes, message.outcome);
      break;
    case 'chunk':
      writeChunk(to, message);
      break;
    case 'files':
      writeCircle(to, message);
      writeList(to, message.files, writeHeldFile);
      writeUint(to, message.more ? 1 : 0);
      break;
    case 'feed':
      writeBytes(to, message.bytes);
      break;
  }
}

function readFromHub(from: Reader): FromHub {
  const is = readWord(from, kinds);
  switch (is) {
    case 'challenge':
      return { is, version: readUint(from), nonce: readFixed(from, 32) };
    case 'welcome':
      return { is, rosterLength: readUint(from), rosterHead: readFixed(from, HASH_BYTES) };
    case 'roster':
      return { is, from: readUint(from), entries: readList(from, readBytes), total: readUint(from) };
    case 'roster-accepted':
      return { is, index: readUint(from), head: readFixed(from, HASH_BYTES) };
    case 'roster-refused':
      return { is, refusal: readWord(from, rosterRefusals) };
    case 'wraps':
      return { is, wraps: readList(from, readWrap) };
    case 'heads':
      return { is, ...readCircle(from), heads: readList(from, readHead) };
    case 'page':
      return { is, ...readCircle(from), entries: readList(from, readEntry), more: readUint(from) === 1 };
    case 'ack':
      return { is, header: readHeader(from) };
    case 'refused':
      return { is, header: readHeader(from), refusal: readWord(from, appendRefusals), head: readUint(from) };
    case 'snapshot-kept':
      return { is, ...readCircle(from), part: readUint(from) };
    case 'snapshot':
      return { is, ...readPart(from) };
    case 'standing-kept':
    case 'files-dropped':
      return { is, ...readCircle(from) };
    case 'devices':
      return { is, from: readUint(from), devices: readList(from, readReported), total: readUint(from) };
    case 'mail-kept':
    case 'mail-refused':
      return { is, number: readUint(from) };
    case 'mail':
      return { is, mails: readList(from, readMail), more: readUint(from) === 1 };
    case 'chunk-put':
      return { is, ...readCircle(from), file: readFileId(from), part: readUint(from), outcome: readWord(from, chunkOutcomes) };
    case 'chunk':
      return { is, ...readChunk(from, true) };
    case 'files':
      return { is, ...readCircle(from), files: readList(from, readHeldFile), more: readUint(from) === 1 };
    case 'feed':
      return { is, bytes: readBytes(from) };
    case 'erased-kept':
    case 'mail-dropped':
    case 'pong':
      return { is };
  }
}

/** `malformed`: an unknown kind, parts that are none, or bytes left over. Never throws; what is inside still has to be verified. */
export function decodeFromHub(bytes: Uint8Array): Result<FromHub, 'malformed'> {
  return decode(bytes, readFromHub);
}
