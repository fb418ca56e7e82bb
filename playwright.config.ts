import { defineConfig } from '@playwright/test';
import { findChromium } from './tests/support/browser.ts';

/** Flags for the system's Chromium: no sandbox inside containers, no traffic of its own. */
export const chromiumFlags = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
  '--disable-background-networking', '--disable-component-update', '--disable-sync',
];

/** Every test has a hub, a port and profiles of its own, so some can run side by side: as many as there are processors, more would only be slower and later. */
export default defineConfig({
  testDir: 'tests',
  testMatch: ['e2e/**/*.e2e.ts', 'faults/*.e2e.ts', 'attacks/*.e2e.ts'],
  timeout: 240_000,
  expect: { timeout: 20_000 },
  fullyParallel: true,
  workers: 2,
  reporter: [['line']],
  use: {
    headless: true,
    actionTimeout: 30_000,
    locale: 'de-DE',
    timezoneId: 'Europe/Berlin',
    serviceWorkers: 'allow',
    launchOptions: { executablePath: findChromium() ?? '/usr/bin/chromium', args: chromiumFlags },
  },
});
