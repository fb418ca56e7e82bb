import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';

const packedAlready = new Set(['.png', '.woff2']);

/** Whether a file gets smaller by packing. */
export function packs(path: string, bytes: Buffer): boolean {
  return !packedAlready.has(extname(path)) && bytes.length > 256;
}

/** The smallest brotli (RFC 7932); takes a second a megabyte. */
export async function brotli(bytes: Buffer): Promise<Buffer> {
  return promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } });
}

/**
 * Packs a folder's files into another once, when the app is built, so that a hub just started has nothing to pack while the first phones wait.
 * They are named by what is in them: forms of another build are never taken for this one's, and are removed. Answers how many there are.
 */
export async function packAll(folder: string, into: string): Promise<number> {
  const names = await readdir(folder, { recursive: true, withFileTypes: true });
  await mkdir(into, { recursive: true });
  const kept = new Set<string>();
  await Promise.all(
    names.filter((found) => found.isFile()).map(async (found) => {
      const bytes = await readFile(join(found.parentPath, found.name));
      if (!packs(found.name, bytes)) return;
      const name = nameOf(bytes);
      if (kept.has(name)) return;
      kept.add(name);
      if (!(await readPacked(into, bytes))) await writeWhole(join(into, name), await brotli(bytes));
    }),
  );
  for (const name of await readdir(into)) if (!kept.has(name)) await rm(join(into, name), { force: true });
  return kept.size;
}

/** What was made of these bytes when the app was built; null where there is nothing. */
export async function readPacked(from: string, bytes: Buffer): Promise<Buffer | null> {
  return readFile(join(from, nameOf(bytes))).catch(() => null);
}

function nameOf(bytes: Buffer): string {
  return `${createHash('sha256').update(bytes).digest('hex')}.br`;
}

/** Whole or not at all: half a file would be half an app. */
async function writeWhole(path: string, bytes: Buffer): Promise<void> {
  const written = `${path}.${randomUUID()}`;
  await writeFile(written, bytes);
  await rename(written, path);
}
