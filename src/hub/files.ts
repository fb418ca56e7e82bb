import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import type { IncomingHttpHeaders, OutgoingHttpHeaders } from 'node:http';
import { extname, join } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { brotli, packs, readPacked } from './packing.ts';

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
};
export type Encoding = 'br' | 'gzip' | 'identity';
type Folder = { readonly files: ReadonlyMap<string, File>; readonly packedIn: string | null };
type File = { readonly bytes: Buffer; readonly type: string; readonly tag: string; readonly cache: string; readonly packs: boolean; readonly made: Map<Encoding, Promise<Buffer>> };
export type Reply = { readonly status: 200 | 304 | 404; readonly headers: OutgoingHttpHeaders; readonly body: Buffer | null };
/** The built app in memory: only what was found at the start can be served, so no path leads anywhere else. */
export type Files = { answer(path: string, request: IncomingHttpHeaders): Promise<Reply>; readonly count: number };

/** Reads a folder's files; one that is missing holds none. `packedIn`: where their packed forms lie, if the build made them (packing.ts). */
export async function readFiles(folder: string, packedIn: string | null = null): Promise<Files> {
  const names = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = new Map<string, File>();
  for (const name of names.filter((found) => found.isFile())) {
    const whole = join(name.parentPath, name.name);
    const path = whole.slice(folder.length).replaceAll('\\', '/').replace(/^\/*/, '/');
    files.set(path, fileOf(path, await readFile(whole)));
  }
  return { answer: async (path, request) => answer({ files, packedIn }, path, request), count: files.size };
}

function fileOf(path: string, bytes: Buffer): File {
  const ending = extname(path);
  const tag = createHash('sha256').update(bytes).digest('base64url').slice(0, 22);
  const cache = path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache';
  return { bytes, type: types[ending] ?? 'application/octet-stream', tag, cache, packs: packs(path, bytes), made: new Map() };
}

/** A path without a file is one of the app's own screens and gets the app; one with an ending is missing. */
async function answer({ files, packedIn }: Folder, path: string, request: IncomingHttpHeaders): Promise<Reply> {
  const file = files.get(path) ?? (extname(path) === '' ? files.get('/index.html') : undefined);
  if (!file) return { status: 404, headers: { 'content-type': 'text/plain; charset=utf-8' }, body: Buffer.from('Not found\n') };
  const encoding = file.packs ? encodingFor(request['accept-encoding'] ?? '') : 'identity';
  const tag = `"${file.tag}-${encoding}"`;
  const headers = { 'content-type': file.type, 'cache-control': file.cache, etag: tag, ...(file.packs ? { vary: 'accept-encoding' } : {}) };
  if (request['if-none-match']?.split(/\s*,\s*/).some((known) => known === tag || known === `W/${tag}`)) return { status: 304, headers, body: null };
  const body = await encoded(file, encoding, packedIn);
  return { status: 200, headers: { ...headers, 'content-length': body.length, ...(encoding === 'identity' ? {} : { 'content-encoding': encoding }) }, body };
}

/** The best form the asker takes. */
export function encodingFor(accepted: string): Encoding {
  const names = accepted.split(',').map((part) => part.trim().toLowerCase()).filter((part) => !/;\s*q=0(\.0*)?$/.test(part)).map((part) => part.split(';')[0]);
  return names.includes('br') ? 'br' : names.includes('gzip') ? 'gzip' : 'identity';
}

/** Made at its first asking, where the build has not, and kept: the app is small. */
async function encoded(file: File, encoding: Encoding, packedIn: string | null): Promise<Buffer> {
  if (encoding === 'identity') return file.bytes;
  const known = file.made.get(encoding);
  if (known) return known;
  const making = encoding === 'br' ? packedForm(file.bytes, packedIn) : promisify(gzip)(file.bytes);
  file.made.set(encoding, making);
  return making;
}

async function packedForm(bytes: Buffer, packedIn: string | null): Promise<Buffer> {
  return (packedIn === null ? null : await readPacked(packedIn, bytes)) ?? brotli(bytes);
}
