import { expect, test } from 'vitest';
import { waitingWords } from '#features/settings/waitingWords.ts';

const waiting = { waiting: 3, hubTurnedBack: false };

test('what waits goes by itself, but not from a device that was set back or copied: there it says that it stays here', () => {
  for (const connection of ['online', 'offline', 'connecting'] as const) expect(waitingWords({ ...waiting, connection }).help).toBe('waitingHelp');
  for (const connection of ['superseded', 'renewing'] as const) expect(waitingWords({ ...waiting, connection })).toEqual({ tone: 'late', help: 'waitingStays' });
});

test('everything is called safe only with the hub on the line and knowing all of it', () => {
  const none = { waiting: 0, hubTurnedBack: false };
  expect(waitingWords({ ...none, connection: 'online' }).help).toBe('allSafe');
  expect(waitingWords({ ...none, connection: 'online', hubTurnedBack: true }).help).toBeNull();
  for (const connection of ['offline', 'superseded', 'refused'] as const) expect(waitingWords({ ...none, connection }).help).toBeNull();
});
