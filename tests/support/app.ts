import { test as base, expect, type BrowserContext, type BrowserContextOptions, type Page } from '@playwright/test';
import { fileURLToPath } from 'node:url';
import { openNetwork, type Network } from './appNetwork.ts';
import { startHub, temporaryFolder, type HubProcess } from './hubProcess.ts';

export { expect } from '@playwright/test';
export type { BrowserContext, Page } from '@playwright/test';

export const PHONE = { width: 360, height: 740 };
export const LAPTOP = { width: 1280, height: 800 };

/** How a hub differs from today's: see appHubChange.ts. */
export type HubChange = { readonly daysAhead?: number; readonly newerApp?: boolean; readonly protocol?: number; readonly noMail?: boolean; /** It keeps no photos. */ readonly noRoom?: boolean };

/** The office: a real hub serving the built app on a port of its own. */
export type Office = {
  hub(): HubProcess;
  /** Ends the hub's process. */
  shut(): Promise<void>;
  /** Starts it again on the same folder and port. */
  open(change?: HubChange): Promise<void>;
};

type Fixtures = {
  readonly office: Office;
  /** Somebody's device: a browser profile with nothing in it, on a phone's screen unless told. */
  readonly newDevice: (options?: BrowserContextOptions) => Promise<Page>;
};

const networks = new WeakMap<BrowserContext, Network>();

/** This device has no reception any more. */
export async function cutNetwork(page: Page): Promise<void> {
  networks.get(page.context())?.cut();
  await page.context().setOffline(true);
}

/** And has it again. */
export async function mendNetwork(page: Page): Promise<void> {
  networks.get(page.context())?.mend();
  await page.context().setOffline(false);
}

/** What must never happen on any page: code that throws, and code the content policy had to stop. */
const forbidden = /Content Security Policy|TrustedScript|TrustedHTML|Maximum update depth|Each child in a list/;

export const test = base.extend<Fixtures>({
  office: async ({ browserName: _ }, use) => {
    const folder = await temporaryFolder();
    const office = await openOffice(folder.path);
    await use(office);
    await office.shut();
    await folder.remove();
  },
  newDevice: async ({ browser }, use) => {
    const contexts: BrowserContext[] = [];
    const opened: Network[] = [];
    const problems: string[] = [];
    await use(async (options = {}) => {
      const network = await openNetwork();
      const context = await browser.newContext({ viewport: PHONE, reducedMotion: 'reduce', proxy: network.proxy, ...options });
      opened.push(network);
      contexts.push(context);
      networks.set(context, network);
      watchForProblems(context, problems);
      return context.newPage();
    });
    await Promise.all(contexts.map((context) => context.close()));
    await Promise.all(opened.map((network) => network.close()));
    expect(problems, 'uncaught errors and content policy violations').toEqual([]);
  },
});

/** A hub on a folder; whoever opened it shuts it. */
export async function openOffice(dataDir: string): Promise<Office> {
  let hub = await startHub({ dataDir });
  let running = true;
  return {
    hub: () => hub,
    shut: async () => {
      if (running) await hub.kill();
      running = false;
    },
    open: async (change = {}) => {
      hub = await startHub({ dataDir, port: hub.port, ...preload(change) });
      running = true;
    },
  };
}

function preload({ daysAhead, newerApp, protocol, noMail, noRoom }: HubChange): { readonly env: Record<string, string>; readonly nodeArgs: readonly string[] } {
  const env = { ...(daysAhead ? { HUB_DAYS_AHEAD: String(daysAhead) } : {}), ...(newerApp ? { HUB_NEWER_APP: '1' } : {}), ...(protocol ? { HUB_PROTOCOL: String(protocol) } : {}), ...(noMail ? { HUB_NO_MAIL: '1' } : {}), ...(noRoom ? { FILES_MIB: '0' } : {}) };
  return { env, nodeArgs: Object.keys(env).length === 0 ? [] : ['--import', fileURLToPath(new URL('./appHubChange.ts', import.meta.url))] };
}

/** Collects what must never happen on any page of this context. */
export function watchForProblems(context: BrowserContext, problems: string[]): void {
  context.on('weberror', (error) => problems.push(`${String(error.error())}\n${error.error().stack ?? ''}`));
  context.on('console', (message) => {
    if (forbidden.test(message.text())) problems.push(message.text());
  });
}
