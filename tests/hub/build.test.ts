import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFile, cp, mkdir, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { hashesOf } from '../../src/hub/hashes.ts';
import { startHub, temporaryFolder } from '../support/hubProcess.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** Everything a build reads. */
const sources = ['index.html', 'package.json', 'tsconfig.json', 'vite.chunks.ts', 'vite.config.ts', 'public', 'src', 'sw'];
const VITE = join(dirname(createRequire(import.meta.url).resolve('vite/package.json')), 'bin/vite.js');

/** Two builds, on a machine that does other things too. */
const BUILDS_MS = 120_000;

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
const places = { here: '', there: '' };

beforeAll(async () => {
  folder = await temporaryFolder();
  places.here = await built(join(folder.path, 'a'), { TZ: 'Europe/Berlin', LANG: 'de_DE.UTF-8' });
  places.there = await built(join(folder.path, 'somewhere/else entirely'), { TZ: 'Pacific/Auckland', LANG: 'C' });
}, BUILDS_MS);
afterAll(() => folder.remove());

/** A copy of the sources in a place of its own, built there; answers the place. */
async function built(place: string, env: Record<string, string>): Promise<string> {
  await mkdir(place, { recursive: true });
  await Promise.all(sources.map((name) => cp(join(ROOT, name), join(place, name), { recursive: true })));
  await symlink(join(ROOT, 'node_modules'), join(place, 'node_modules'));
  const { code, out } = await run(place, [VITE, 'build', '--logLevel', 'error'], env);
  if (code !== 0) throw new Error(out);
  return place;
}

async function run(place: string, args: readonly string[], env: Record<string, string> = {}): Promise<{ readonly code: number | null; readonly out: string }> {
  const child = spawn(process.execPath, [...args], { cwd: place, env: { ...process.env, NODE_ENV: 'production', VITEST: undefined, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  let out = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (out += chunk.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, out };
}

test('the same sources give the same files, byte for byte, in another folder, time zone and language', async () => {
  const [here, there] = [await hashesOf(join(places.here, 'dist')), await hashesOf(join(places.there, 'dist'))];
  expect(here.size).toBeGreaterThan(50);
  expect([...there]).toEqual([...here]);
});

test('whoever built the same commit can compare it with what a hub serves, and sees each file that was changed or is missing', async () => {
  const data = await temporaryFolder();
  const compare = (address: string) => run(places.there, ['src/hub/main.ts', 'hashes', address]);
  const honest = await startHub({ dataDir: data.path, main: join(places.here, 'src/hub/main.ts') });
  const count = (await hashesOf(join(places.there, 'dist'))).size;
  expect(await compare(honest.address)).toEqual({ code: 0, out: `${honest.address} serves all ${count} files as built here\n` });
  await honest.kill();

  await appendFile(join(places.here, 'dist/sw.js'), '\n// and a little more');
  const changed = await startHub({ dataDir: data.path, main: join(places.here, 'src/hub/main.ts') });
  expect(await compare(`${changed.address}/`)).toEqual({ code: 1, out: `other  sw.js\n1 of ${count} files differ\n` });
  await changed.kill();
  await data.remove();
});

test('the hashes are printed as sha256sum does, with one over all of them', async () => {
  const { code, out } = await run(places.there, ['src/hub/main.ts', 'hashes']);
  expect(code).toBe(0);
  const lines = out.trimEnd().split('\n');
  expect(lines.slice(0, -1).every((line) => /^[0-9a-f]{64} {2}\S+$/.test(line))).toBe(true);
  expect(lines.at(-1)).toMatch(new RegExp(`^[0-9a-f]{64} {2}all ${lines.length - 1} files$`));
});
