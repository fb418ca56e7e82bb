import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findOrInstallChromium } from './browser.ts';

/** `npm test`: type check, lint, unit tests, build and browser tests, one after another; all run, whatever fails. Ends with `N passed, N failed`. */

type Count = { readonly passed: number; readonly failed: number };
type Runner = { readonly name: string; run(reports: string): Promise<Count> };

const env = { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined, CI: process.env.CI ?? '1' };

const runners: readonly Runner[] = [
  oneCheck('types', 'tsc', '-p', 'tsconfig.json'),
  oneCheck('types of the core, without a browser', 'tsc', '-p', 'tsconfig.core.json'),
  oneCheck('lint', 'oxlint', '--deny-warnings'),
  oneCheck('build', 'vite', 'build', '--logLevel', 'warn'),
  oneCheck('packing what was built', 'node', 'src/hub/main.ts', 'pack'),
  { name: 'unit tests', run: runVitest },
  { name: 'browser tests', run: runPlaywright },
];

async function main(): Promise<void> {
  const reports = await mkdtemp(join(tmpdir(), 'anlauf-tests-'));
  const summary: string[] = [];
  let total: Count = { passed: 0, failed: 0 };
  for (const { name, run } of runners) {
    console.log(`\n── ${name}`);
    const start = Date.now();
    const count = await run(reports);
    // A runner that ran nothing proves nothing.
    const counted = count.passed + count.failed === 0 ? { passed: 0, failed: 1 } : count;
    total = { passed: total.passed + counted.passed, failed: total.failed + counted.failed };
    summary.push(`${name}: ${counted.passed} passed, ${counted.failed} failed, ${Math.round((Date.now() - start) / 1000)} s`);
  }
  await rm(reports, { recursive: true, force: true });
  console.log(`\n${summary.join('\n')}\n${total.passed} passed, ${total.failed} failed`);
  process.exitCode = total.failed > 0 ? 1 : 0;
}

/** A tool that counts as one test. */
function oneCheck(name: string, tool: string, ...args: readonly string[]): Runner {
  return { name, run: async () => ((await runTool(tool, args)) === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }) };
}

/** Runs a tool of node_modules/.bin, which npm put on the path; answers its exit code. */
async function runTool(tool: string, args: readonly string[], more: NodeJS.ProcessEnv = {}): Promise<number> {
  const child = spawn(tool, args, { stdio: 'inherit', env: { ...env, ...more }, shell: process.platform === 'win32' });
  const [code] = (await Promise.race([once(child, 'exit'), once(child, 'error').then(() => [1])])) as [number | null];
  return code ?? 1;
}

type VitestReport = { readonly numPassedTests: number; readonly numTotalTests: number; readonly numFailedTestSuites: number };

/** Whatever did not pass counts as failed: a skipped test proves nothing, and a file that does not load has no tests to count. */
async function runVitest(reports: string): Promise<Count> {
  const file = join(reports, 'vitest.json');
  const code = await runTool('vitest', ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`]);
  const report = await readReport<VitestReport>(file);
  if (!report) return { passed: 0, failed: 1 };
  const notPassed = report.numTotalTests - report.numPassedTests;
  return { passed: report.numPassedTests, failed: code === 0 ? notPassed : Math.max(notPassed, report.numFailedTestSuites, 1) };
}

type PlaywrightReport = { readonly stats: { readonly expected: number; readonly skipped: number; readonly unexpected: number; readonly flaky: number } };

async function runPlaywright(reports: string): Promise<Count> {
  const chromium = findOrInstallChromium();
  if (!chromium) {
    console.log('The browser tests need Chromium. Install it (Debian: apt-get install chromium) or set CHROMIUM to the path of one, then run npm test again.');
    return { passed: 0, failed: 1 };
  }
  const file = join(reports, 'playwright.json');
  const code = await runTool('playwright', ['test', '--reporter=list,json'], { CHROMIUM: chromium, PLAYWRIGHT_JSON_OUTPUT_NAME: file });
  const report = await readReport<PlaywrightReport>(file);
  if (!report) return { passed: 0, failed: 1 };
  const { expected, skipped, unexpected, flaky } = report.stats;
  const notPassed = skipped + unexpected + flaky;
  return { passed: expected, failed: code === 0 ? notPassed : Math.max(notPassed, 1) };
}

async function readReport<T>(file: string): Promise<T | null> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as T;
  } catch {
    return null;
  }
}

await main();
