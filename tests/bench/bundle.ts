import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';
import { tenths, type Print } from './figure.ts';

const DIST = fileURLToPath(new URL('../../dist', import.meta.url));

/**
 * What the built app sends as JavaScript before the first view stands, each file by brotli 11 as the hub sends it: the page's entry with all it imports
 * statically (the contact list is part of it), and the engine's worker likewise, with the engine that it loads. Argon2 and what `import()` fetches later is not counted.
 */
export async function bundleSizes(print: Print): Promise<void> {
  const page = await read('index.html');
  const first = await withStaticImports([...page.matchAll(/<script type="module"[^>]* src="\/([^"]+)"/g)].map((found) => found[1] ?? ''));
  const begun = await workerOf(first);
  const worker = await withStaticImports([begun, await hostOf(begun)]);
  print('bundle.first.br', kilobytes(await weigh(first)), 'KB');
  print('bundle.worker.br', kilobytes(await weigh(worker)), 'KB');
  print('bundle.first-and-worker.br', kilobytes(await weigh(new Set([...first, ...worker]))), 'KB');
  print('bundle.css.br', kilobytes(await weigh(new Set([...page.matchAll(/href="\/([^"]+\.css)"/g)].map((found) => found[1] ?? '')))), 'KB');
}

/** The files and everything they import before they run, and what that imports. */
async function withStaticImports(starts: readonly string[]): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  const visit = async (file: string): Promise<void> => {
    if (found.has(file)) return;
    found.add(file);
    const code = await read(file);
    for (const [, name] of code.matchAll(/(?:\bfrom|\bimport)\s*["']\.\/([^"']+\.js)["']/g)) if (name) await visit(join('assets', name));
  };
  for (const start of starts) await visit(start);
  return found;
}

async function workerOf(files: ReadonlySet<string>): Promise<string> {
  for (const file of files) {
    const name = /(engine\.worker-[\w-]+\.js)/.exec(await read(file))?.[1];
    if (name) return join('assets', basename(name));
  }
  throw new Error('the first view starts no engine worker');
}

/** What the worker asks for at once: the engine. */
async function hostOf(worker: string): Promise<string> {
  const name = /import\(\s*["'`]\.\/([^"'`]+\.js)["'`]\)/.exec(await read(worker))?.[1];
  if (!name) throw new Error('the worker loads no engine');
  return join('assets', name);
}

async function weigh(files: ReadonlySet<string>): Promise<number> {
  const sizes = await Promise.all([...files].map(async (file) => {
    const bytes = await readFile(join(DIST, file));
    return brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }).length;
  }));
  return sizes.reduce((sum, size) => sum + size, 0);
}

function kilobytes(bytes: number): number {
  return tenths(bytes / 1024);
}

async function read(file: string): Promise<string> {
  return readFile(join(DIST, file), 'utf8');
}
