import { execFileSync, spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const elsewhere = [
  '/usr/bin/chromium',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** A Chromium's path: `CHROMIUM`, or one on the PATH, or where systems put it; null where there is none. */
export function findChromium(env: Readonly<Record<string, string | undefined>> = process.env): string | null {
  if (env.CHROMIUM) return env.CHROMIUM;
  const onPath = (env.PATH ?? '').split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)));
  return [...onPath, ...elsewhere].find(isProgram) ?? null;
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** As `findChromium`; on Debian and its kin, as root, it installs one first. Null: the caller says what to do. */
export function findOrInstallChromium(): string | null {
  const found = findChromium();
  if (found || !mayInstall(process.getuid?.(), existsSync('/etc/debian_version'))) return found;
  console.log('No Chromium here: installing the system’s own (apt-get install chromium).');
  const options = { stdio: 'inherit', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } } as const;
  spawnSync('apt-get', ['update', '-qq'], options);
  spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], options);
  return findChromium();
}

/** Only root's own package manager is used; anybody else is told what to do. */
export function mayInstall(uid: number | undefined, isDebian: boolean): boolean {
  return uid === 0 && isDebian;
}

/** What the browser calls itself, e.g. `Chromium 140.0.7339.185`. */
export function browserVersion(path: string): string {
  return execFileSync(path, ['--version', '--no-sandbox'], { encoding: 'utf8' }).trim().split(' built')[0] ?? '';
}
