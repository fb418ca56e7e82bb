import type { Page } from '@playwright/test';
import { slowDown, type Profile } from './phone.ts';

/** A fifth of a second at full speed: long beside the slices slow.ts cuts. */
const SUMS = 1e8;
const TRIES = 6;
const NEAR = 0.05;

/**
 * `slowDown` by what it does to this page: stopping and starting every thread of a grown page costs some of each slice, so that asked for a quarter of the speed it gives less. What
 * is asked for is corrected until a loop of sums in the page takes `rate` times as long as at full speed, give or take a twentieth; answers how many times it did, and how to end it.
 */
export async function slowExactly(profile: Profile, page: Page, rate: number): Promise<{ readonly times: number; readonly end: () => Promise<void> }> {
  let asked = rate;
  for (let left = TRIES; ; left -= 1) {
    const full = await loopOf(page);
    const end = await slowDown(profile, asked);
    const times = await loopOf(page) / full;
    if (left === 0 || Math.abs(times / rate - 1) <= NEAR) return { times, end };
    await end();
    asked = 1 + (asked - 1) * (rate - 1) / (times - 1);
  }
}

async function loopOf(page: Page): Promise<number> {
  return page.evaluate((sums) => {
    const began = performance.now();
    let sum = 0;
    for (let one = 0; one < sums; one += 1) sum = (sum + one) % 1_000_003;
    return sum < 0 ? 0 : performance.now() - began;
  }, SUMS);
}
