import { readFileSync, readdirSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import type { Profile } from './phone.ts';

/** The system counts processor time in hundredths of a second; over this long, one of them would be seen. */
const LOOK_MS = 50;

/**
 * Resolves once the browser around the page has nothing left to do: its address bar, its history and what draws its window follow a change of the address beside the page, at
 * full speed however slow the page is made. A person presses again long after. Linux only.
 */
export async function browserRests({ path }: Profile): Promise<void> {
  let before = -1;
  for (let now = usedBy(path); now !== before; now = usedBy(path)) {
    before = now;
    await wait(LOOK_MS);
  }
}

/** Processor time of the profile's browser without its pages, in the system's ticks. What it starts carries the profile's path, but for the zygote's children, which belong to the same group. */
function usedBy(path: string): number {
  const all = readdirSync('/proc').filter((name) => /^\d+$/.test(name)).map(processOf).filter((one) => one !== null);
  const groups = new Set(all.filter(({ command }) => command.includes(`--user-data-dir=${path}`)).map(({ group }) => group));
  return all.filter(({ group, command }) => groups.has(group) && !command.includes('--type=renderer')).reduce((sum, { ticks }) => sum + ticks, 0);
}

function processOf(pid: string): { readonly command: string; readonly group: string; readonly ticks: number } | null {
  try {
    // proc(5): after the name in parentheses come state, parent, group; eleven and twelve further on user and system time.
    const [, , group = '', ...rest] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
    return { command: readFileSync(`/proc/${pid}/cmdline`, 'utf8'), group, ticks: Number(rest[8]) + Number(rest[9]) };
  } catch {
    return null;
  }
}
