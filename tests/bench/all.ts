import { spawnSync } from 'node:child_process';
import { availableParallelism, loadavg } from 'node:os';
import { findOrInstallChromium } from '../support/browser.ts';
import { bundleSizes } from './bundle.ts';
import { calendarMonth } from './calendar.ts';
import { feedRequests } from './feedRequests.ts';
import { feeCommands } from './fees.ts';
import type { Print } from './figure.ts';
import { firstSync } from './firstSync.ts';
import { hubDurableEdits, hubEditToPeer, hubIdleMemory } from './hub.ts';
import { browserKills, hubKills } from './kills.ts';
import { mentoringScreens } from './mentoring.ts';
import { startWithTenThousand } from './start.ts';
import { talkTaps } from './talkTaps.ts';
import { editOnTheWire } from './wire.ts';

/** `npm run bench [PART …]`: a line a figure, `name value unit`. Figures of contacts are measured after an epoch was opened; `….uncompacted`: before, every command an entry of its own. */
const parts: Readonly<Record<string, (print: Print) => Promise<void>>> = {
  bundle: bundleSizes,
  wire: editOnTheWire,
  taps: talkTaps,
  sync: firstSync,
  start: startWithTenThousand,
  mentoring: mentoringScreens,
  calendar: calendarMonth,
  fees: feeCommands,
  edits: hubDurableEdits,
  peer: hubEditToPeer,
  memory: hubIdleMemory,
  feed: feedRequests,
  'hub-kills': hubKills,
  'browser-kills': browserKills,
};

async function main(asked: readonly string[]): Promise<void> {
  const unknown = asked.filter((name) => !(name in parts));
  if (unknown.length > 0) throw new Error(`no such part: ${unknown.join(', ')} (there are ${Object.keys(parts).join(', ')})`);
  const chromium = findOrInstallChromium();
  if (chromium) process.env.CHROMIUM = chromium;
  if (loadavg()[0]! > availableParallelism()) console.error(`This machine is busy (load ${loadavg()[0]!.toFixed(1)}): times will be too long.`);
  const built = spawnSync('vite', ['build', '--logLevel', 'error'], { stdio: ['ignore', 'ignore', 'inherit'] });
  if (built.status !== 0) throw new Error('the app does not build');
  for (const [name, measure] of Object.entries(parts)) {
    if (asked.length > 0 && !asked.includes(name)) continue;
    try {
      await measure((figure, value, unit) => console.log(`${figure} ${value} ${unit}`));
    } catch (error) {
      console.error(`${name} could not be measured:`, error);
      process.exitCode = 1;
    }
  }
}

await main(process.argv.slice(2));
// A part that broke off leaves connections open, which must not keep the command running.
process.exit();
