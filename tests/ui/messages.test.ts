import { readdirSync } from 'node:fs';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { AppRefusal, UnsupportedReason } from '#app/api.ts';
import type { LocalDate } from '#base/localDate.ts';
import { dueWords, formatDay, formatDayShort, formatNumber, formatWhen, relativeDay } from '#messages/dates.ts';
import { refusals } from '#messages/de/refusals.ts';
import { session } from '#messages/de/session.ts';
import { english } from '#messages/english.ts';
import { german } from '#messages/german.ts';
import { currentCatalogue, currentLanguage, startLanguage, switchLanguage } from '#messages/language.ts';
import { plural } from '#messages/plural.ts';
import { refusalWords } from '#messages/refusalWords.ts';
import type { Texts } from '#messages/useTexts.ts';
import type { ControlWords } from '#ui/words.tsx';

const later: Readonly<Record<string, Texts<object>>> = Object.assign({}, ...Object.values(import.meta.glob('../../src/messages/later/*.ts', { eager: true })));
const day = (text: string) => text as LocalDate;
const today = day('2026-11-23');

beforeEach(() => {
  const kept = new Map<string, string>();
  vi.stubGlobal('localStorage', { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => void kept.set(key, value) });
});

afterEach(async () => {
  await switchLanguage('de');
  vi.unstubAllGlobals();
});

test('every noun of the catalogue is there in German and in English, under the name of its file', () => {
  const nouns = (language: string) => filesIn(language).filter((name) => name !== 'later');
  expect(nouns('en')).toEqual(nouns('de'));
  expect(Object.keys(german).sort()).toEqual(nouns('de'));
  expect(Object.keys(english).sort()).toEqual(nouns('en'));
});

test('what later screens say is there in German and in English as well, with the same texts', () => {
  expect(filesIn('en/later')).toEqual(filesIn('later'));
  expect(filesIn('de/later')).toEqual(filesIn('later'));
  for (const [noun, texts] of Object.entries(later)) expect({ [noun]: shapeOf(texts.en) }).toEqual({ [noun]: shapeOf(texts.de) });
});

test('German and English have the same texts, and none is empty', () => {
  expect(shapeOf(english)).toEqual(shapeOf(german));
});

test('every refusal of the app, every reason not to run and every control has its words', () => {
  const forApp: Readonly<Record<AppRefusal, string>> = refusals;
  const forReasons: Readonly<Record<UnsupportedReason, string>> = session.unsupported;
  const forControls: ControlWords = german.common.controls;
  for (const sentence of Object.values(forApp)) expect(sentence).toMatch(/\.$/);
  expect(Object.keys(forReasons).length).toBeGreaterThan(0);
  expect(forControls.moreMatches(2)).toContain('2');
});

test('nobody is shouted at', () => {
  expect(JSON.stringify([german, english, later])).not.toContain('!');
});

test('a refusal names its detail, and one of another version gets the general sentence', () => {
  expect(refusalWords(german, { refusal: 'invite-used', detail: 'Ada' })).toBe(`${german.refusals['invite-used']} (Ada)`);
  expect(refusalWords(german, { refusal: 'made-up-later' })).toBe(german.refusals.unknown);
});

test('the language is kept on the device and German is the default', async () => {
  await startLanguage();
  expect(currentLanguage()).toBe('de');
  await switchLanguage('en');
  await startLanguage();
  expect(currentCatalogue().common.save).toBe('Save');
});

test('numbers choose their form and days their words', () => {
  expect([0, 1, 2].map((count) => plural('de', count, 'ein Eintrag', `${count} Einträge`))).toEqual(['0 Einträge', 'ein Eintrag', '2 Einträge']);
  expect(formatDay(today)).toBe('Montag, 23. November 2026');
  expect(formatDayShort(day('2026-12-01'), today)).toBe('Di., 1. Dez.');
  expect(formatDayShort(day('2025-12-01'), today)).toBe('1. Dez. 2025');
  expect(formatWhen(Date.UTC(2026, 10, 23, 17, 5))).toBe('23. Nov. 2026, 18:05');
  expect(formatNumber(10_000)).toBe('10.000');
  expect(relativeDay(day('2026-11-19'), today)).toBe('vor 4 Tagen');
});

test('what is due is said as people say it', () => {
  const words = ['2026-11-19', '2026-11-22', '2026-11-23', '2026-11-24', '2026-11-27', '2026-12-01'].map((text) => dueWords(day(text), today));
  expect(words).toEqual(['seit 4 Tagen', 'seit gestern', 'heute', 'morgen', 'Freitag', 'Di., 1. Dez.']);
});

/** Names of the files in a folder of messages, without their ending. */
function filesIn(folder: string): readonly string[] {
  return readdirSync(new URL(`../../src/messages/${folder}`, import.meta.url)).map((file) => file.replace(/\.ts$/, '')).sort();
}

/** The catalogue with every text replaced by what kind it is. */
function shapeOf(part: unknown): unknown {
  if (typeof part === 'string') return part.trim() ? 'text' : 'empty';
  if (typeof part === 'function') return 'function';
  if (typeof part !== 'object' || part === null) return typeof part;
  return Object.fromEntries(Object.entries(part).map(([key, value]) => [key, shapeOf(value)]).sort());
}

test('counts stand in the case and number their sentence asks for', () => {
  expect(german.imports.report.withheld.notes(1)).toBe('Notizen bei einer Person');
  expect(german.session.locked.eraseText(1)).toContain('Ein Eintrag ist');
  expect(german.session.locked.eraseText(2)).toContain('2 Einträge sind');
});
