import { expect, test } from 'vitest';
import type { MemberId } from '#base/ids.ts';
import type { Patch } from '#app/api.ts';
import { markGone } from '#app/goneMembers.ts';
import { onceUnlocked, showPatch, useLive } from '#app/live.ts';
import type { MandateRow } from '#app/recruitingApi.ts';
import type { Roster } from '#roster/roster.ts';
import { statusWords } from '#features/shell/StatusChip.tsx';
import { german } from '#messages/german.ts';

test('before the engine has told where the hub is, no screen claims that the data lies on this device only', () => {
  const { status } = useLive.getState();
  expect(status.connection).toBe('connecting');
  expect(statusWords(status, german).words).toBe(german.shell.status.connecting);
});

test('locking leaves nothing readable behind, and what the engine tells too late is not taken', () => {
  const unlocked = { at: 'unlocked', demo: false, self: 'm' as MemberId, spaceName: 'Harz' } as const;
  const members = [{ id: 'm' as MemberId, name: 'Mara', self: true }];
  showPatch({ of: 'session', session: unlocked });
  showPatch({ of: 'members', members });
  expect(useLive.getState().members).toEqual(members);
  showPatch({ of: 'session', session: { at: 'starting' } });
  showPatch({ of: 'members', members });
  expect(useLive.getState().members).toEqual([]);
});

test('rows of mandates and mentorships replace those of their id; locking leaves none', () => {
  const mandate = (id: string, group: string) => ({ id, group }) as MandateRow;
  showPatch({ of: 'session', session: { at: 'unlocked', demo: false, self: 'm' as MemberId, spaceName: 'Harz' } });
  showPatch({ of: 'mandates', all: true, mandates: [mandate('a', 'eins'), mandate('b', 'zwei')] });
  showPatch({ of: 'mandates', all: false, mandates: [mandate('b', 'drei'), mandate('c', 'vier')] });
  expect(useLive.getState().mandates.map(({ id, group }) => `${id} ${group}`)).toEqual(['a eins', 'b drei', 'c vier']);
  showPatch({ of: 'mandates', all: true, mandates: [mandate('c', 'vier')] });
  expect(useLive.getState().mandates).toHaveLength(1);
  showPatch({ of: 'session', session: { at: 'starting' } });
  expect([useLive.getState().mandates, useLive.getState().mentorships]).toEqual([[], []]);
});

test('a removed member keeps the name and is marked as gone as soon as the roster says so', () => {
  const told: Patch[] = [];
  let removed = false;
  let grown = (): void => undefined;
  const member = (id: string) => [id as MemberId, { id: id as MemberId, roles: [], removed: id === 'ina' && removed }] as const;
  const roster = { current: () => ({ members: new Map([member('mara'), member('ina')]) }) as unknown as Roster, onGrown: (listener: () => void) => { grown = listener; return () => undefined; } };
  const show = markGone((patch) => told.push(patch), roster);
  show({ of: 'members', members: [{ id: 'ina' as MemberId, name: 'Ina', self: false }, { id: 'mara' as MemberId, name: 'Mara', self: true }] });
  show({ of: 'touched', contacts: [] });
  grown();
  expect(told).toHaveLength(2);
  removed = true;
  grown();
  expect(told.at(-1)).toEqual({ of: 'members', members: [{ id: 'ina', name: 'Ina', self: false, gone: true }, { id: 'mara', name: 'Mara', self: true }] });
  grown();
  expect(told).toHaveLength(3);
});

test('whoever joined is led on once, as soon as the app stands', () => {
  let led = 0;
  onceUnlocked(() => (led += 1));
  const leaveOff = onceUnlocked(() => (led += 10));
  showPatch({ of: 'lock-wait', seconds: 3 });
  expect(led).toBe(0);
  leaveOff();
  showPatch({ of: 'session', session: { at: 'unlocked', demo: false, self: 'm' as MemberId, spaceName: '' } });
  showPatch({ of: 'lock-wait', seconds: 0 });
  expect(led).toBe(1);
  showPatch({ of: 'session', session: { at: 'starting' } });
});
