import { test as base, expect, type BrowserContext, type BrowserContextOptions, type Page } from '@playwright/test';
import { startHub, temporaryFolder, type HubProcess } from './hubProcess.ts';

export { expect } from '@playwright/test';
export type { BrowserContext, Page } from '@playwright/test';

export const PHONE = { width: 360, height: 740 };
export const LAPTOP = { width: 1280, height: 800 };

/** The office: a real hub serving the built app on a port of its own. */
export type Office = {
  hub(): HubProcess;
  /** Ends the hub's process and answers how to start it again on the same folder and port. */
  shut(): Promise<() => Promise<void>>;
};

type Fixtures = {
  readonly office: Office;
  /** A device of somebody: a browser profile with nothing in it, on a phone's screen unless told. */
  readonly newDevice: (options?: BrowserContextOptions) => Promise<Page>;
};

/** What must never happen on any page: code that throws, and code the content policy had to stop. */
const forbidden = /Content Security Policy|violates the following|TrustedScript|TrustedHTML|Hydration|Maximum update depth/;

export const test = base.extend<Fixtures>({
  office: async ({}, use) => {
    const folder = await temporaryFolder();
    let hub = await startHub({ dataDir: folder.path });
    await use({
      hub: () => hub,
      shut: async () => {
        const { port } = hub;
        await hub.kill();
        return async () => void (hub = await startHub({ dataDir: folder.path, port }));
      },
    });
    await hub.kill();
    await folder.remove();
  },
  newDevice: async ({ browser }, use) => {
    const contexts: BrowserContext[] = [];
    const problems: string[] = [];
    await use(async (options = {}) => {
      const context = await browser.newContext({ viewport: PHONE, ...options });
      contexts.push(context);
      watchForProblems(context, problems);
      return context.newPage();
    });
    await Promise.all(contexts.map((context) => context.close()));
    expect(problems, 'uncaught errors and content policy violations').toEqual([]);
  },
});

/** Collects what must never happen on any page of this context. */
export function watchForProblems(context: BrowserContext, problems: string[]): void {
  context.on('weberror', (error) => problems.push(String(error.error())));
  context.on('console', (message) => {
    if (forbidden.test(message.text())) problems.push(message.text());
  });
}
