import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import optimizeLocales from '@react-aria/optimize-locales-plugin';
import { defineConfig, type Plugin } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';

const manifest = {
  name: 'Anlauf',
  short_name: 'Anlauf',
  description: 'Kandidatinnen und Kandidaten für die Kommunalwahl gewinnen',
  lang: 'de',
  start_url: '/',
  scope: '/',
  display: 'standalone' as const,
  background_color: '#fbf8f4',
  theme_color: '#fbf8f4',
  icons: [
    { src: '/icon-192.png', sizes: '192x192', type: 'image/png' },
    { src: '/icon-512.png', sizes: '512x512', type: 'image/png' },
    { src: '/icon-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
  ],
};

/** Packages imported through barrels: all they hold would count as imported, so they stay with the screens that use them. */
const barrels = /node_modules\/(lucide-react\/dist\/esm\/icons|react-aria|react-stately|@react-aria|@react-stately|@internationalized|@swc)\b/;

/** What only later screens have in common: one file, since each is smaller than the asking for it. */
const pieces = /\/src\/(ui\/(ContestedCard|DraftOffers|Facts|Fields|forgiven|Paper|Suggestions|Table|Unopened|Versions)|app\/(saveTyped|useActing|useKeptDrafts|useLoaded))\./;

/** It waits for its language at the top: were it in the same file, the English texts, which import from that file, would wait for it and it for them. */
const waits = /\/(index\.html|src\/main\.tsx)$/;

/** One file instead of forty small ones: fewer requests, and brotli sees it whole (10 KB less). All that a module needs before it runs. */
function oneFile(isStart: (id: string) => boolean): { readonly plugin: Plugin; holds(id: string): boolean } {
  const found = new Set<string>();
  const plugin: Plugin = {
    name: 'one-file',
    apply: 'build',
    buildEnd() {
      const visit = (id: string): void => {
        if (found.has(id)) return;
        found.add(id);
        this.getModuleInfo(id)?.importedIds.forEach(visit);
      };
      for (const id of this.getModuleIds()) if (isStart(id)) visit(id);
    },
  };
  return { plugin, holds: (id) => found.has(id) };
}

const early = oneFile((id) => id.endsWith('/src/early.ts'));
const first = oneFile((id) => id.endsWith('/index.html'));
const engine = oneFile((id) => id.endsWith('/src/app/engineHost.ts'));
/** What unlocking loads behind its first paint (app/openingCode.ts, and the board's before it). */
const opening = oneFile((id) => /\/src\/app\/(boardView|openSpace|removals|erasures|rescueRoom|recoveryWatch)\.ts$/.test(id));

const engineHost = fileURLToPath(new URL('src/app/engineHost.ts', import.meta.url));
/** The small workers are bundled at the same time, in any order: what they share with the engine must not be split there because it came first (the same sources give the same files). */
const onlyBesideEngine = (name: string) => (_: string, bundle: { getModuleInfo(id: string): unknown }): string | null => (bundle.getModuleInfo(engineHost) ? name : null);

/** What begins the worker is a script of its own before the app's: it runs while the browser still reads that one, which is a hundred times its size. */
const earlyFirst: Plugin = {
  name: 'early-first',
  apply: 'build',
  transformIndexHtml: {
    order: 'post',
    handler(html, { bundle }) {
      const file = Object.values(bundle ?? {}).find((chunk) => chunk.type === 'chunk' && chunk.name === 'early')?.fileName;
      if (!file) throw new Error('nothing begins the worker early');
      return html.replace('<script type="module"', `<script type="module" crossorigin src="/${file}"></script>\n    $&`);
    },
  },
};

/**
 * write-excel-file packs what is over 160 kB in a worker made of a blob, which the content policy forbids. It has a twin of that which packs at once (a
 * thousand agreements in some hundredths of a second), but lets nobody import it.
 */
const zipAtOnce: Plugin = {
  name: 'zip-at-once',
  transform: (_, id) => (id.endsWith('/write-excel-file/modules/zip/zipToArrayBuffer.js') ? "import zipNow from './zipToArrayBufferSync.js';\nexport default async (files) => zipNow(files);" : null),
};

export default defineConfig({
  // The package's own entry takes the build for browsers of ten years ago, a tenth larger.
  resolve: { alias: [{ find: /^dexie$/, replacement: 'dexie/dist/modern/dexie.mjs' }] },
  plugins: [
    react(),
    early.plugin,
    first.plugin,
    earlyFirst,
    zipAtOnce,
    { ...optimizeLocales.vite({ locales: ['de-DE', 'en-US'] }), enforce: 'pre' },
    VitePWA({
      strategies: 'injectManifest',
      srcDir: 'sw',
      filename: 'sw.ts',
      injectRegister: false,
      registerType: 'prompt',
      manifest,
      injectManifest: { globPatterns: ['**/*.{js,css,html,svg,png,wasm,woff2,json}'], maximumFileSizeToCacheInBytes: 4_000_000 },
    }),
  ],
  worker: {
    format: 'es',
    plugins: () => [engine.plugin, opening.plugin],
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: onlyBesideEngine('engine'), test: engine.holds, priority: 1 }, { name: onlyBesideEngine('opening'), test: opening.holds }] } } },
  },
  build: {
    target: 'es2024',
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'early', test: early.holds, priority: 1 }, { name: 'first', test: (id: string) => first.holds(id) && !barrels.test(id) && !waits.test(id) }, { name: 'pieces', test: pieces }] } } },
  },
});
