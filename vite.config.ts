import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import optimizeLocales from '@react-aria/optimize-locales-plugin';
import { defineConfig, type Plugin } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';
import { barrels, laterFiles, oneFile } from './vite.chunks.ts';

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

/** So small that they go with the first file, where everything finds them. */
const everywhere = /\/src\/(app\/random|messages\/useTexts)\.ts$/;

/** It waits for its language at the top: were it in the same file, the English texts, which import from that file, would wait for it and it for them. */
const waits = /\/(index\.html|src\/main\.tsx)$/;

const early = oneFile((id) => id.endsWith('/src/early.ts'));
const first = oneFile((id) => id.endsWith('/index.html'));
/** What "Heute" shows at once. */
const today = oneFile((id) => /\/src\/features\/(today\/TodayScreen|mentorships\/MentorCard|supports\/DueStepsCard|calendar\/UpcomingCard|recovery\/UrgeCard)\.tsx$/.test(id));
/** What is seen before anything is unlocked: a first visit waits for it over the network. */
const arriving = oneFile((id) => /\/src\/features\/(session\/WelcomeScreen|team\/JoinScreen)\.tsx$/.test(id));
/** Not every screen of a feature: what brings a large library with it, and what stands on the locked screen. */
const later = laterFiles((id) => /\/(DuplicateHints|ErasingText|LockedRemoved|OtherWays)\.tsx$/.test(id));
/** The small things that the engine does now and then. */
const acts = /\/src\/app\/(calendarRoom|calendarSource|carrying|courier|delivering|demoTeam|feeRoom|founding|inviting|joinDoor|joinEntry|joinNames|losing|mentorRoom|readmitting|rosterPages|settling|sheets|sheetSecret|teamRoom)\.ts$/;
const engine = oneFile((id) => id.endsWith('/src/app/engineHost.ts'));
/** What unlocking loads behind its first paint (app/openingCode.ts, and the board's before it). */
const opening = oneFile((id) => /\/src\/app\/(boardView|openSpace|removals|erasures|rescueRoom|recoveryWatch)\.ts$/.test(id));

const engineHost = fileURLToPath(new URL('src/app/engineHost.ts', import.meta.url));
/** The small workers are bundled at the same time, in any order: what they share with the engine must not be split there because it came first (the same sources give the same files). */
const onlyBesideEngine = (name: string) => (_: string, bundle: { getModuleInfo(id: string): unknown }): string | null => (bundle.getModuleInfo(engineHost) ? name : null);

/** Each takes what it tests for and all that needs, of what those above it have left. */
const pageFiles = [
  { name: 'early', test: early.holds },
  { name: 'first', test: (id: string) => (first.holds(id) && !barrels.test(id) && !waits.test(id)) || everywhere.test(id) },
  { name: 'icons', test: /node_modules\/lucide-react\// },
  { name: 'libraries', test: /node_modules/, entriesAware: true },
  { name: 'arriving', test: (id: string) => arriving.holds(id) && !barrels.test(id) },
  { name: 'today', test: (id: string) => today.holds(id) && !barrels.test(id) },
  { name: 'apart', test: (id: string) => later.fileOf(id) === 'apart' && !barrels.test(id), entriesAware: true },
  { name: 'pieces', test: (id: string) => later.fileOf(id) === 'pieces' && !barrels.test(id) },
  { name: later.fileOf, debugName: 'features', test: /\/src\// },
];
const workerFiles = [
  { name: onlyBesideEngine('engine'), debugName: 'engine', test: engine.holds },
  { name: onlyBesideEngine('opening'), debugName: 'opening', test: opening.holds },
  { name: onlyBesideEngine('acts'), debugName: 'acts', test: acts },
];

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
    today.plugin,
    arriving.plugin,
    later.plugin,
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
    rolldownOptions: { output: { codeSplitting: { groups: workerFiles } } },
  },
  build: {
    target: 'es2024',
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    rolldownOptions: { output: { codeSplitting: { groups: pageFiles } } },
  },
});
