import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** SHA-256 (FIPS 180-4, in hex) of each file of a folder by its path in it, sorted. */
export type Hashes = ReadonlyMap<string, string>;
export type Difference = { readonly path: string; readonly is: 'other' | 'missing' };

/** The same commit gives the same files, whoever builds it and where: this is what people compare. */
export async function hashesOf(folder: string): Promise<Hashes> {
  const names = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = names.filter((found) => found.isFile()).map((found) => join(found.parentPath, found.name).slice(folder.length + 1).replaceAll('\\', '/'));
  const hashes = await Promise.all(paths.toSorted().map(async (path) => [path, sha256(await readFile(join(folder, path)))] as const));
  return new Map(hashes);
}

/** One line a file as `sha256sum` prints them, and one hash over all these lines. */
export function printed(hashes: Hashes): string {
  const lines = [...hashes].map(([path, hash]) => `${hash}  ${path}\n`).join('');
  return `${lines}${sha256(Buffer.from(lines))}  all ${hashes.size} files\n`;
}

/** What a hub serves under these paths otherwise than built here. It says nothing of what the hub serves to others. Throws where the hub is out of reach. */
export async function differences(hashes: Hashes, address: string): Promise<readonly Difference[]> {
  const found: Difference[] = [];
  for (const [path, hash] of hashes) {
    const answer = await fetch(new URL(path, `${address.replace(/\/+$/, '')}/`), { redirect: 'error', cache: 'no-store' });
    const bytes = Buffer.from(await answer.arrayBuffer());
    if (!answer.ok) found.push({ path, is: 'missing' });
    else if (sha256(bytes) !== hash) found.push({ path, is: 'other' });
  }
  return found;
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
