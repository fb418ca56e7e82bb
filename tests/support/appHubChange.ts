import fs from 'node:fs';
import { registerHooks, syncBuiltinESMExports } from 'node:module';

/**
 * Preloaded into a real hub (`--import`) to be what a test can not wait for: HUB_DAYS_AHEAD days in the future, serving an app
 * one build newer (HUB_NEWER_APP), speaking another version of the protocol (HUB_PROTOCOL), or taking no mail of removed devices
 * (HUB_NO_MAIL).
 */
const { HUB_DAYS_AHEAD, HUB_NEWER_APP, HUB_PROTOCOL, HUB_NO_MAIL } = process.env;

if (HUB_DAYS_AHEAD) {
  const now = Date.now;
  const ahead = Number(HUB_DAYS_AHEAD) * 86_400_000;
  Date.now = () => now() + ahead;
}

if (HUB_NEWER_APP) {
  const readFile = fs.promises.readFile as (path: string) => Promise<Buffer>;
  const newer = async (path: string) => {
    const bytes = await readFile(path);
    return path.endsWith('/sw.js') ? Buffer.concat([bytes, Buffer.from('\n// one build newer\n')]) : bytes;
  };
  Object.assign(fs.promises, { readFile: newer });
  syncBuiltinESMExports();
}

if (HUB_PROTOCOL) rewrite('/src/wire/limits.ts', /PROTOCOL_VERSION = \d+/, `PROTOCOL_VERSION = ${HUB_PROTOCOL}`);
if (HUB_NO_MAIL) rewrite('/src/hub/mailbox.ts', 'is: kept ?', 'is: false ?');

/** One of the hub's own files, as it is loaded, with something else in it. */
function rewrite(file: string, from: RegExp | string, to: string): void {
  registerHooks({
    load(url, context, nextLoad) {
      const loaded = nextLoad(url, context);
      return url.endsWith(file) ? { ...loaded, source: String(loaded.source).replace(from, to) } : loaded;
    },
  });
}
