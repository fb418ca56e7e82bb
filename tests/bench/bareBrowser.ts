import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { chromiumFlags } from '../../playwright.config.ts';

type Said = { readonly id?: number; readonly method?: string; readonly params?: { readonly url?: string }; readonly result?: unknown };

/** A page of a browser of its own, driven by nothing but DevTools' `Page`. */
export type BarePage = {
  /** Opens the address with the script in front of the page's own; answers what the script appended to the address behind `#!`. */
  visit(url: string, script: string): Promise<string>;
  close(): Promise<void>;
};

/**
 * Chromium with no driver's debugger in it: Playwright's is told of every error, and for that V8 reads a third of a megabyte of React once more at every start
 * (11 ms here, 45 ms at 4×) to know in which line the two errors were made that React keeps at hand. A phone has none.
 */
export async function openBare(executablePath: string, profile: string, viewport: { readonly width: number; readonly height: number }): Promise<BarePage> {
  const flags = [...chromiumFlags, '--headless', '--remote-debugging-port=0', `--user-data-dir=${profile}`, '--password-store=basic', 'about:blank'];
  const child = spawn(executablePath, flags, { stdio: ['ignore', 'ignore', 'pipe'] });
  const gone = once(child, 'exit');
  const browser = await addressOf(child.stderr);
  const pages = (await (await fetch(`http://${new URL(browser).host}/json/list`)).json()) as readonly { readonly type: string; readonly webSocketDebuggerUrl: string }[];
  const page = await talkTo(pages.find(({ type }) => type === 'page')?.webSocketDebuggerUrl ?? browser);
  await page.ask('Page.enable', {});
  await page.ask('Emulation.setDeviceMetricsOverride', { ...viewport, deviceScaleFactor: 1, mobile: false });
  return {
    async visit(url, script) {
      await page.ask('Page.addScriptToEvaluateOnNewDocument', { source: script });
      const said = page.heard(({ method, params }) => method === 'Page.navigatedWithinDocument' && params?.url?.includes('#!'));
      await page.ask('Page.navigate', { url });
      return decodeURIComponent((await said).params?.url?.split('#!')[1] ?? '');
    },
    async close() {
      const whole = await talkTo(browser);
      // It may end before it has answered.
      void whole.ask('Browser.close', {});
      await gone;
    },
  };
}

async function addressOf(stderr: NodeJS.ReadableStream): Promise<string> {
  for await (const line of createInterface({ input: stderr })) {
    const address = /^DevTools listening on (ws:\S+)/.exec(line)?.[1];
    if (address) {
      stderr.resume();
      return address;
    }
  }
  throw new Error('the browser ended before it listened');
}

type Talk = { ask(method: string, params: object): Promise<unknown>; heard(is: (said: Said) => boolean | undefined): Promise<Said> };

async function talkTo(address: string): Promise<Talk> {
  const socket = new WebSocket(address);
  await new Promise((resolve, reject) => {
    socket.addEventListener('open', resolve);
    socket.addEventListener('error', () => reject(new Error(`no DevTools at ${address}`)));
  });
  let asked = 0;
  const heard = (is: (said: Said) => boolean | undefined): Promise<Said> => new Promise((resolve) => {
    const listen = ({ data }: MessageEvent<string>): void => {
      const said = JSON.parse(data) as Said;
      if (!is(said)) return;
      socket.removeEventListener('message', listen);
      resolve(said);
    };
    socket.addEventListener('message', listen);
  });
  const ask = async (method: string, params: object): Promise<unknown> => {
    asked += 1;
    const id = asked;
    const answer = heard((said) => said.id === id);
    socket.send(JSON.stringify({ id, method, params }));
    return (await answer).result;
  };
  return { ask, heard };
}
