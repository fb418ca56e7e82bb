import { keyIdBytes, keyIdFrom, type DeviceId } from '#base/ids.ts';
import { readBytes, readFixed, readList, readUint, writeBytes, writeFixed, writeList, writeUint, type Reader, type Writer } from './codec.ts';
import { MAX_MAIL_BYTES, MAX_MAILS } from './limits.ts';
import { readCircle, writeCircle } from './messageParts.ts';
import type { SentMail, Mail, ReportedDevice, SignedStanding } from './messages.ts';
import { SIGNATURE_BYTES } from './signing.ts';

/** Circle, epoch and a signature of 64 bytes. */
export function writeStanding(to: Writer, standing: SignedStanding): void {
  writeCircle(to, standing);
  writeFixed(to, standing.signature);
}
/** Throws where bytes are missing. */
export function readStanding(from: Reader): SignedStanding {
  return { ...readCircle(from), signature: readFixed(from, SIGNATURE_BYTES) };
}

/** A last contact of 0 is none; an empty signature that nothing was said. */
export function writeReported(to: Writer, { device, lastContact, erased, standings }: ReportedDevice): void {
  writeFixed(to, keyIdBytes(device));
  writeUint(to, lastContact ?? 0);
  writeBytes(to, erased ?? new Uint8Array());
  writeList(to, standings, writeStanding);
}
/** Throws on a signature that is neither empty nor of 64 bytes. */
export function readReported(from: Reader): ReportedDevice {
  const start = { device: keyIdFrom<DeviceId>(readFixed(from, 16)), lastContact: readUint(from) || null };
  const erased = readBytes(from);
  if (erased.length !== 0 && erased.length !== SIGNATURE_BYTES) throw new Error('erased');
  return { ...start, erased: erased.length === 0 ? null : erased, standings: readList(from, readStanding) };
}

/** One of at most 128, of at most 200 KiB (W-9). */
export function writeSentMail(to: Writer, { number, of, bytes }: SentMail): void {
  writeUint(to, number);
  writeUint(to, of);
  writeBytes(to, bytes);
}
/** Throws where it is none of 1 to `of`, one of more than there may be, too large, or has no room for its signature. */
export function readSentMail(from: Reader): SentMail {
  const mail = { number: readUint(from), of: readUint(from), bytes: readBytes(from) };
  if (mail.number < 1 || mail.number > mail.of || mail.of > MAX_MAILS) throw new Error('mail');
  if (mail.bytes.length <= SIGNATURE_BYTES || mail.bytes.length > MAX_MAIL_BYTES) throw new Error('mail');
  return mail;
}
/** The hub's own number and who left it, before what was sent. */
export function writeMail(to: Writer, mail: Mail): void {
  writeUint(to, mail.id);
  writeFixed(to, keyIdBytes(mail.device));
  writeSentMail(to, mail);
}
/** Throws as `readSentMail` does. */
export function readMail(from: Reader): Mail {
  return { id: readUint(from), device: keyIdFrom<DeviceId>(readFixed(from, 16)), ...readSentMail(from) };
}
