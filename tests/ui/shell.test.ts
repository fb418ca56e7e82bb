import { expect, test } from 'vitest';
import type { Status } from '#app/api.ts';
import { checkNewPassphrase } from '#app/inputs.ts';
import { statusWords } from '#features/shell/StatusChip.tsx';
import { english } from '#messages/english.ts';
import { german } from '#messages/german.ts';
import { committees } from '#messages/later/committees.ts';
import { supports } from '#messages/later/supports.ts';

const calm: Status = { connection: 'online', waiting: 0, heldNotes: 0, hubTurnedBack: false, setAside: 0, fork: null, durable: true, opening: false };
const said = (part: Partial<Status>) => statusWords({ ...calm, ...part }, german).words;

test('"Alles gesichert" is said only while the hub is there, has everything, and has not turned back', () => {
  expect(said({})).toBe('Alles gesichert');
  const others: readonly Partial<Status>[] = [{ waiting: 1 }, { hubTurnedBack: true }, { fork: { mayDecide: false, ours: 1, theirs: 1, leftOut: 0 } }, ...(['offline', 'connecting', 'refused', 'other-version', 'none'] as const).map((connection) => ({ connection }))];
  for (const part of others) {
    expect(said(part)).not.toBe('Alles gesichert');
    expect(statusWords({ ...calm, ...part }, german).tone).not.toBe('safe');
  }
});

test('what waits is counted, with and without a network', () => {
  expect(said({ waiting: 1 })).toBe('1 wartet');
  expect(said({ waiting: 3 })).toBe('3 warten');
  expect(said({ waiting: 3, connection: 'offline' })).toBe('Ohne Netz · 3 warten');
});

test('a demonstration says that it is on this device only', () => {
  expect(said({ connection: 'none', waiting: 12 })).toBe('Nur auf diesem Gerät');
});

test('a passphrase needs ten characters as a person counts them, spaces included, twice the same', () => {
  expect(checkNewPassphrase('neun zeic', 'neun zeic').passphrase).toBe('passphrase-too-short');
  expect(checkNewPassphrase('zehn zeich', 'zehn zeich')).toEqual({ passphrase: null, again: null });
  expect(checkNewPassphrase('🌻🌻🌻🌻🌻', '🌻🌻🌻🌻🌻').passphrase).toBe('passphrase-too-short');
  expect(checkNewPassphrase('zehn zeichen', 'zehn zeichen ').again).toBe('passphrases-differ');
});

test('where boards are asked has another name than where they are set up, and the same on the way there', () => {
  for (const [words, asked, setUp] of [[german, supports.de, committees.de], [english, supports.en, committees.en]] as const) {
    expect(asked.title).toBe(words.shell.boards);
    expect(asked.title).not.toBe(setUp.title);
    expect(setUp.removeText).toContain(asked.title);
  }
});
