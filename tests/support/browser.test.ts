import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findChromium, mayInstall } from './browser.ts';

test('the browser named goes before the one on the path, and only a program counts', () => {
  const folder = mkdtempSync(join(tmpdir(), 'anlauf-browser-'));
  const program = join(folder, 'chromium-browser');
  expect(findChromium({ CHROMIUM: '/somewhere/chrome', PATH: folder })).toBe('/somewhere/chrome');
  writeFileSync(program, '#!/bin/sh\n', { mode: 0o644 });
  expect(findChromium({ PATH: folder })).not.toBe(program);
  chmodSync(program, 0o755);
  expect(findChromium({ PATH: `/nowhere:${folder}` })).toBe(program);
  rmSync(folder, { recursive: true });
});

test('a browser is installed only by root, on Debian and its kin', () => {
  expect(mayInstall(0, true)).toBe(true);
  for (const [uid, debian] of [[1000, true], [0, false], [undefined, true]] as const) expect(mayInstall(uid, debian)).toBe(false);
});
