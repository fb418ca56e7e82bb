import { createHash } from 'node:crypto';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readFiles } from '#hub/files.ts';
import { securityHeaders } from '#hub/headers.ts';
import { openHub } from '#hub/hub.ts';
import { packAll } from '#hub/packing.ts';
import { listen, type Server } from '#hub/server.ts';
import { readSettings } from '#hub/settings.ts';
import { openSqliteStore } from '#hub/sqliteStore.ts';
import { temporaryFolder } from '../support/hubProcess.ts';
import { random } from '../support/hubWorld.ts';

const SCRIPT = `const words = "${'Gespräch erfassen '.repeat(200)}";`;
const PAGE = `<!doctype html><title>Anlauf</title>${'<p>'.repeat(200)}`;
let server: Server;
let stop: () => Promise<void>;

beforeAll(async () => {
  const folder = await temporaryFolder();
  const app = join(folder.path, 'dist');
  await mkdir(join(app, 'assets'), { recursive: true });
  await Promise.all([
    writeFile(join(app, 'index.html'), PAGE),
    writeFile(join(app, 'sw.js'), SCRIPT),
    writeFile(join(app, 'assets', 'main-abc123.js'), SCRIPT),
    writeFile(join(app, 'manifest.webmanifest'), '{}'),
    writeFile(join(app, 'icon.png'), Buffer.alloc(1_000)),
    writeFile(join(folder.path, 'secret.txt'), 'outside'),
  ]);
  const settings = readSettings({ PORT: '0', DATA_DIR: folder.path, PUBLIC_URL: 'https://anlauf.example.org' });
  const store = openSqliteStore(join(folder.path, 'hub.sqlite'));
  const hub = openHub({ store, clock: Date.now, random, soon: setImmediate, failed: () => undefined });
  server = await listen(settings, hub, await readFiles(app), () => undefined);
  stop = async () => {
    await server.close();
    await hub.rest();
    await store.close();
    await folder.remove();
  };
});
afterAll(() => stop());

type Answer = { readonly status: number; readonly headers: IncomingHttpHeaders; readonly body: Buffer };

/** By node's own client: fetch would unpack, and tidy paths up. */
async function ask(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = httpRequest({ port: server.port, host: '127.0.0.1', path, headers, method }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(parts) }));
    });
    asked.on('error', reject);
    asked.end();
  });
}

test('H-23 the app is sent as brotli, as gzip or as it is, whatever the browser takes', async () => {
  const brotli = await ask('/assets/main-abc123.js', { 'accept-encoding': 'gzip, deflate, br, zstd' });
  expect(brotli.headers).toMatchObject({ 'content-encoding': 'br', 'content-type': 'text/javascript; charset=utf-8', vary: 'accept-encoding' });
  expect(brotliDecompressSync(brotli.body).toString()).toBe(SCRIPT);
  expect(brotli.body.length).toBeLessThan(SCRIPT.length / 10);
  const gzip = await ask('/assets/main-abc123.js', { 'accept-encoding': 'gzip, br;q=0' });
  expect(gzip.headers['content-encoding']).toBe('gzip');
  expect(gunzipSync(gzip.body).toString()).toBe(SCRIPT);
  const plain = await ask('/assets/main-abc123.js');
  expect(plain.headers['content-encoding']).toBeUndefined();
  expect(plain.body.toString()).toBe(SCRIPT);
  expect((await ask('/icon.png', { 'accept-encoding': 'br' })).headers['content-encoding']).toBeUndefined();
});

test('H-23 what was packed when the app was built is sent as it lies there; of another build nothing is, and what lacks is packed at its first asking', async () => {
  const folder = await temporaryFolder();
  const [app, packed] = [join(folder.path, 'dist'), join(folder.path, 'packed')];
  await mkdir(join(app, 'assets'), { recursive: true });
  await writeFile(join(app, 'assets', 'old.js'), `${SCRIPT}// old`);
  await packAll(app, packed);
  await rm(join(app, 'assets', 'old.js'));
  for (const [name, bytes] of [['a.js', SCRIPT], ['twin.js', SCRIPT], ['b.js', `${SCRIPT}// b`], ['icon.png', PAGE]] as const) await writeFile(join(app, 'assets', name), bytes);
  expect(await packAll(app, packed)).toBe(2);
  const forms = await readdir(packed);
  expect(forms).toHaveLength(2);
  const marked = brotliCompressSync('as it lies there');
  const formOfB = `${createHash('sha256').update(`${SCRIPT}// b`).digest('hex')}.br`;
  await writeFile(join(packed, formOfB), marked);
  await rm(join(packed, forms.find((name) => name !== formOfB) ?? ''));
  const files = await readFiles(app, packed);
  const sent = async (path: string) => (await files.answer(path, { 'accept-encoding': 'br' })).body;
  expect(await sent('/assets/b.js')).toEqual(marked);
  expect(brotliDecompressSync((await sent('/assets/a.js')) ?? '').toString()).toBe(SCRIPT);
  expect((await files.answer(`/packed/${formOfB}`, {})).status).toBe(404);
  await folder.remove();
});

test('H-23 hashed files are kept for ever, the rest is asked for again and not sent twice', async () => {
  expect((await ask('/assets/main-abc123.js')).headers['cache-control']).toBe('public, max-age=31536000, immutable');
  for (const path of ['/', '/index.html', '/sw.js', '/manifest.webmanifest']) {
    const first = await ask(path);
    expect(first).toMatchObject({ status: 200, headers: { 'cache-control': 'no-cache' } });
    const again = await ask(path, { 'if-none-match': first.headers.etag ?? '' });
    expect(again.status).toBe(304);
    expect(again.body).toHaveLength(0);
  }
});

test('H-23 every screen\'s address opens the app; a missing file does not', async () => {
  for (const path of ['/', '/kontakte/abc', '/gespraech/neu?kontakt=1', '/beitreten']) expect((await ask(path)).body.toString()).toBe(PAGE);
  expect((await ask('/assets/gone-1.js')).status).toBe(404);
});

test('H-23 no path leads out of the app\'s folder', async () => {
  for (const path of ['/../secret.txt', '/..%2fsecret.txt', '/assets/../../secret.txt', '/%2e%2e/secret.txt', '//secret.txt', '/..\\secret.txt', '/secret.txt%00', '/../hub.sqlite', '/%']) {
    const answer = await ask(path);
    expect([400, 404]).toContain(answer.status);
    expect(answer.body.toString()).not.toContain('outside');
  }
});

test('H-23 only GET and HEAD', async () => {
  expect(await ask('/', {}, 'POST')).toMatchObject({ status: 405, headers: { allow: 'GET, HEAD' } });
  const head = await ask('/', {}, 'HEAD');
  expect(head).toMatchObject({ status: 200, headers: { 'content-length': String(PAGE.length) } });
  expect(head.body).toHaveLength(0);
});

test('H-24 every answer carries the headers that keep other code and other sites out', async () => {
  for (const path of ['/', '/assets/main-abc123.js', '/gone.js', '/health', '/sync']) {
    const { headers } = await ask(path, { host: 'anlauf.example.org' });
    const policy = String(headers['content-security-policy']);
    for (const part of ["default-src 'self'", "script-src 'self' 'wasm-unsafe-eval'", "object-src 'none'", "frame-ancestors 'none'", "base-uri 'none'", "require-trusted-types-for 'script'", 'trusted-types anlauf', "connect-src 'self' ws://anlauf.example.org wss://anlauf.example.org"]) {
      expect(policy.split('; ')).toContain(part);
    }
    expect(policy).not.toContain('unsafe-inline');
    expect(headers).toMatchObject({
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'strict-transport-security': 'max-age=31536000',
    });
  }
  expect(securityHeaders({ host: "x; script-src 'unsafe-inline'" }, false)['content-security-policy']).not.toContain('unsafe-inline');
  expect(securityHeaders({ host: 'localhost:1' }, false)['strict-transport-security']).toBeUndefined();
});

test('H-25 health is for everyone, the counts for this machine only', async () => {
  expect(JSON.parse((await ask('/health')).body.toString())).toEqual({ ok: true, version: 1 });
  expect((await ask('/metrics')).body.toString()).toMatch(/^anlauf_connections 0$/m);
  expect((await ask('/metrics', { 'x-forwarded-for': '192.0.2.1' })).status).toBe(403);
});

test('H-29 settings that make no sense are named before anything starts', () => {
  for (const env of [{ PORT: 'http' }, { PORT: '70000' }, { TLS_CERT: 'a' }, { PUBLIC_URL: 'anlauf.example.org' }, { PUBLIC_URL: 'https://example.org/app' }, { LOG_LEVEL: 'loud' }, { FILES_MIB: 'viel' }]) {
    expect(() => readSettings(env)).toThrow(Object.keys(env)[0]);
  }
});
