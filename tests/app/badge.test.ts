import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { ContactId, MemberId, TaskId } from '#base/ids.ts';
import type { LocalDate } from '#base/localDate.ts';
import type { Patch, Session, TaskRow } from '#app/api.ts';
import { followBadge, showBadge } from '#app/badge.ts';
import { showPatch } from '#app/live.ts';

const [mara, ina] = ['mara', 'ina'] as readonly string[] as readonly [MemberId, MemberId];
const setAppBadge = vi.fn(async (_: number) => undefined);

beforeEach(() => {
  vi.useFakeTimers({ now: Date.UTC(2026, 10, 23, 12), toFake: ['Date'] });
  vi.stubGlobal('navigator', { setAppBadge });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

async function tell(patch: Patch): Promise<void> {
  showPatch(patch);
  await followBadge(patch);
}

const at = (session: Session): Patch => ({ of: 'session', session });
const task = (due: string, responsible = mara): TaskRow => ({
  id: due as TaskId, contact: 'c' as ContactId, talk: null, createdBy: mara, createdAt: 0, what: 'Anrufen', due: due as LocalDate, responsible, state: 'open', repeats: null, doneOn: null,
  contactName: 'C', municipality: null, stage: 'proposed', givenBy: mara, contested: [], choices: {}, receipt: 'hub',
});

test('the app icon counts what is due today or overdue for oneself, goes on with the days while locked, and is empty without data', async () => {
  showBadge();
  expect(setAppBadge).not.toHaveBeenCalled();
  await tell(at({ at: 'unlocked', demo: false, self: mara, spaceName: 'Harz' }));
  await tell({ of: 'tasks', tasks: [task('2026-11-20'), task('2026-11-23'), task('2026-11-24'), task('2026-11-22', ina)] });
  expect(setAppBadge).toHaveBeenLastCalledWith(2);
  await tell(at({ at: 'locked', demo: false, ways: { passphrase: true, pin: false, passkey: false } as never }));
  vi.setSystemTime(Date.UTC(2026, 10, 24, 12));
  showBadge();
  expect(setAppBadge).toHaveBeenLastCalledWith(3);
  await tell(at({ at: 'empty' }));
  expect(setAppBadge).toHaveBeenLastCalledWith(0);
});
