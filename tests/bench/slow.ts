import { readFileSync, readdirSync } from 'node:fs';
import { constants, setPriority } from 'node:os';

/**
 * Slows every renderer process of one Chromium (page, its workers, the service worker) by stopping it for most of the time: at rate 4 it runs 2 ms of every 8.
 * DevTools' own CPU throttling slows the page's main thread only, and here the engine lives in a worker. Disk and network stay as fast as they are. Linux only.
 * Over any longer while they run exactly their share: where this process was woken too late, the next phase makes up for it, either way.
 * Run as a process of its own: `node slow.ts PROFILE RATE`; says `slow` once it works; ends with its parent.
 */
const ON_MS = 2;
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

/** Ahead of what else the machine does, where it is allowed: a stop or a start that comes late is a rougher slice. */
function comeFirst(): void {
  try {
    setPriority(constants.priority.PRIORITY_HIGHEST);
  } catch {
    // Not root: as punctual as the machine is.
  }
}

comeFirst();
const end = new AbortController();
process.on('SIGTERM', () => end.abort());
findRenderers();
process.stdout.write('slow\n');
/** Milliseconds the renderers have run and stood still; they run from before they are told to until after they are told to stop. */
let ran = 0;
let stood = 0;
let last = performance.now();
while (!end.signal.aborted && process.ppid === parent) {
  sleep(ON_MS + Math.max(0, stood / (rate - 1) - ran));
  tell('SIGSTOP');
  const stopped = performance.now();
  ran += stopped - last;
  findRenderers();
  // Signals to this process are heard here.
  await new Promise((resolve) => setImmediate(resolve));
  sleep(ran * (rate - 1) - stood - (performance.now() - stopped));
  last = performance.now();
  stood += last - stopped;
  tell('SIGCONT');
}
tell('SIGCONT');
