import react from '@vitejs/plugin-react';
import optimizeLocales from '@react-aria/optimize-locales-plugin';
import { defineConfig } from 'vite';
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

export default defineConfig({
  plugins: [
    react(),
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
  worker: { format: 'es' },
  build: { target: 'es2024', modulePreload: { polyfill: false }, assetsInlineLimit: 0 },
});
