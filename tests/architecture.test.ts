import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';

/** Who may import what; `react` stands for React and what screens are made of. Top-level files of src/ wire it all and are free. */
const screens = ['react', 'react-dom', 'react-aria-components', 'lucide-react', 'wouter'];
const core = ['base', 'domain', 'wire', 'roster', 'seal', 'circle', 'doc', 'store', 'sync'];
const mayImport: Readonly<Record<string, readonly string[]>> = {
  base: [],
  domain: ['base', '@internationalized/date', 'libphonenumber-js', 'ibantools', 'ical.js', 'papaparse', 'quoted-printable'],
  wire: ['base', 'lib0'],
  roster: ['base', 'wire'],
  seal: ['base', 'wire', '@hpke/core', '@noble/ed25519', '@scure/bip39', 'hash-wasm'],
  circle: ['base', 'wire', 'roster', 'seal', 'yjs'],
  doc: ['base', 'domain', 'yjs'],
  store: ['base', 'wire', 'dexie', 'yjs', 'y-indexeddb'],
  sync: ['base', 'wire', 'roster'],
  app: [...core, 'react', 'zustand', 'yjs', 'comlink', 'valibot', 'workbox-window'],
  ui: ['base', ...screens, '@internationalized/date', 'uqr'],
  messages: ['base', 'domain', 'react'],
  features: ['base', 'domain', 'app', 'ui', 'messages', 'zustand', 'valibot', '@tanstack/react-virtual', 'signature_pad', 'write-excel-file', ...screens],
  hub: ['base', 'wire', 'roster', 'node', 'ws', 'pino', 'prom-client', 'pg'],
  sw: ['base', 'wire', 'store', 'sync', 'workbox-core', 'workbox-precaching', 'workbox-routing', 'workbox-strategies'],
};
const ruled = ['domain', 'wire', 'roster', 'seal', 'circle', 'sync', 'hub'];

const read = (path: string) => readFileSync(path, 'utf8');
const sources = globSync('{src,sw}/**/*.{ts,tsx}');
const tests = globSync('tests/**/*.{ts,tsx}');
const layerOf = (path: string) => path.replace(/^src\//, '').split('/')[0] ?? '';
const featureOf = (path: string) => /^(?:src\/|#)?features\/([^/]+)\//.exec(path)?.[1];
const imports = (path: string) => [...read(path).matchAll(/(?:^import\s*|^(?:import|export|\})[^'\n]*\bfrom\s*|\bimport\()'([^'\n]+)'/gm)].map((found) => found[1] ?? '');
/** A layer of ours, a package's name, or `node`; package.json, which tells the version, is nobody's. */
function target(path: string, specifier: string): string {
  if (specifier.startsWith('#')) return layerOf(specifier.slice(1));
  if (specifier.startsWith('.')) return layerOf(join(path, '..', specifier));
  return specifier.split(':')[0]!.split('/').slice(0, specifier.startsWith('@') ? 2 : 1).join('/');
}

test('layers import only what the table allows, and features never each other', () => {
  const wrong = sources.filter((path) => path.split('/').length > 2 || path.startsWith('sw/')).flatMap((path) => imports(path)
    .filter((specifier) => ![layerOf(path), 'package.json', ...(mayImport[layerOf(path)] ?? [])].includes(target(path, specifier))
      || (layerOf(path) === 'features' && (featureOf(specifier) ?? featureOf(join(path, '..', specifier)) ?? featureOf(path)) !== featureOf(path)))
    .map((specifier) => `${path} → ${specifier}`));
  expect(wrong).toEqual([]);
});

test('no merge was left half-way', () => {
  const all = [...sources, ...tests, ...globSync('{*.md,src/**/*.{md,css},tests/**/*.md}')];
  expect(all.length).toBeGreaterThan(sources.length + tests.length);
  expect(all.filter((path) => /^(<{7}|>{7}) /m.test(read(path)))).toEqual([]);
});

test('no file is longer than 250 lines, no test than 400; no barrels, default exports or names that say nothing', () => {
  const long = [...sources, ...globSync('src/**/*.css'), ...tests].filter((path) => read(path).split('\n').length - 1 > (path.startsWith('tests/') ? 400 : 250));
  const named = [...sources, ...tests].filter((path) => /^(index|utils?|helpers?|managers?|services?)\./i.test(basename(path)));
  expect([...long, ...named, ...sources.filter((path) => /^export (default|\*|\{[^}]*\} from)/m.test(read(path)))]).toEqual([]);
});

test.each(ruled)('every rule of src/%s/RULES.md is carried by a test’s title', (layer) => {
  const titles = tests.flatMap((path) => [...read(path).matchAll(/(?:\b(?:test|it|describe)\b[^'"`\n]*|^\s*\]\s*\))\(\s*(['"`])(.*?)\1/gm)].map((found) => found[2] ?? '')).join('\n');
  const rules = [...read(`src/${layer}/RULES.md`).matchAll(/^- \*\*([A-Z]-\d+)\*\*/gm)].map((found) => found[1] ?? '');
  expect(rules.length).toBeGreaterThan(0);
  expect(rules.filter((rule, index) => rules.indexOf(rule) !== index || !new RegExp(`\\b${rule}\\b`).test(titles))).toEqual([]);
});
