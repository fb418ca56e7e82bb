import { expect, test } from 'vitest';
import { useLive } from '#app/live.ts';
import { statusWords } from '#features/shell/StatusChip.tsx';
import { german } from '#messages/german.ts';

test('before the engine has told where the hub is, no screen claims that the data lies on this device only', () => {
  const { status } = useLive.getState();
  expect(status.connection).toBe('connecting');
  expect(statusWords(status, german).words).toBe(german.shell.status.connecting);
});
