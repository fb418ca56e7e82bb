import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { accept, refuse, type Result } from '#base/result.ts';
import type { FetchRefusal } from '#wire/feedMessages.ts';
import { MAX_CALENDAR_BYTES } from '#wire/limits.ts';
import type { Fetched } from './fetchCalendar.ts';

/** A validator longer than this is not kept. */
const MOST_LETTERS = 512;

/** A server's answer as a calendar: at most 2 MiB, packed and unpacked, and nothing that does not begin as one is handed on. */
export async function readCalendar(response: IncomingMessage): Promise<Result<Fetched, FetchRefusal>> {
  const status = response.statusCode ?? 0;
  const validators = { etag: kept(response.headers.etag), modified: kept(response.headers['last-modified']) };
  if (status !== 200) response.destroy();
  if (status === 304) return accept({ ...validators, bytes: null });
  if (status !== 200) return refuse(status >= 500 ? 'server-failed' : 'not-found');
  if (Number(response.headers['content-length'] ?? 0) > MAX_CALENDAR_BYTES) return tooLarge(response);
  const bytes = await readAtMost(response, MAX_CALENDAR_BYTES);
  if (!bytes) return tooLarge(response);
  return /^\uFEFF?\s*BEGIN:VCALENDAR\s/i.test(bytes.subarray(0, 256).toString('utf8')) ? accept({ ...validators, bytes }) : refuse('no-calendar');
}

function tooLarge(response: IncomingMessage): Result<never, 'too-large'> {
  response.destroy();
  return refuse('too-large');
}

/** Null where there is more, before more memory is taken: also of what unpacks to far more than it is. Rejects where it breaks off. */
async function readAtMost(response: IncomingMessage, most: number): Promise<Buffer | null> {
  const unpacked = unpack(response);
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of unpacked as AsyncIterable<Buffer>) {
    length += part.length;
    if (length > most) return null;
    parts.push(part);
  }
  return Buffer.concat(parts);
}

function unpack(response: IncomingMessage): Readable {
  const unpacking = { gzip: createGunzip, 'x-gzip': createGunzip, deflate: createInflate, br: createBrotliDecompress }[(response.headers['content-encoding'] ?? '').trim().toLowerCase()];
  if (!unpacking) return response;
  const unpacked = unpacking();
  response.on('error', (error) => unpacked.destroy(error));
  response.on('aborted', () => unpacked.destroy(new Error('broken off')));
  return response.pipe(unpacked);
}

function kept(validator: string | undefined): string | null {
  return validator !== undefined && validator.length <= MOST_LETTERS ? validator : null;
}
