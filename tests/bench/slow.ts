import { readFileSync, readdirSync } from 'node:fs';

/**
 * Slows every renderer process of one Chromium (page, its workers, the service worker) by stopping it for most of the time: at rate 4 it runs 2 ms of every 8.
 * DevTools' own CPU throttling slows the page's main thread only, and here the engine lives in a worker. Disk and network stay as fast as they are. Linux only.
 * Run as a process of its own: `node slow.ts PROFILE RATE`; ends with its parent.
 */
const ON_MS = 2;
const LOOK_MS = 20;
const [profile = '', rateText = '1'] = process.argv.slice(2);
const rate = Number(rateText);
const parent = process.ppid;
const clock = new Int32Array(new SharedArrayBuffer(4));
const looked = new Set<string>();
const renderers = new Set<number>();

function sleep(ms: number): void {
  if (ms > 0) Atomics.wait(clock, 0, 0, ms);
}

/** Processes are looked at once they are named: a fresh fork still carries its parent's command line, which is the zygote's. */
function findRenderers(): void {
  for (const pid of readdirSync('/proc')) {
    if (!/^\d+$/.test(pid) || looked.has(pid)) continue;
    const command = commandOf(pid);
    if (!command.includes('--type=') || command.includes('--type=zygote')) continue;
    looked.add(pid);
    if (command.includes('--type=renderer') && command.includes(`--user-data-dir=${profile}`)) renderers.add(Number(pid));
  }
}

function commandOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}

function tell(signal: 'SIGSTOP' | 'SIGCONT'): void {
  for (const pid of renderers) {
    try {
      process.kill(pid, signal);
    } catch {
      renderers.delete(pid);
    }
  }
}

const end = new AbortController();
process.on('SIGTERM', () => end.abort());
let lookedAt = 0;
while (!end.signal.aborted && process.ppid === parent) {
  const began = performance.now();
  sleep(ON_MS);
  tell('SIGSTOP');
  const ran = performance.now() - began;
  if (began - lookedAt > LOOK_MS) {
    lookedAt = began;
    findRenderers();
  }
  // Signals to this process are heard here; whatever the waiting itself overslept is kept in proportion.
  await new Promise((resolve) => setImmediate(resolve));
  sleep(ran * rate - (performance.now() - began));
  tell('SIGCONT');
}
tell('SIGCONT');
