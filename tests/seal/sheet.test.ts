import fc from 'fast-check';
import { expect, test } from 'vitest';
import { wordlist as english } from '@scure/bip39/wordlists/english.js';
import { mnemonicToEntropy } from '@scure/bip39';
import { concatBytes } from '#base/bytes.ts';
import { inviteKeys } from '#seal/deviceKeys.ts';
import { sheetSecret } from '#seal/sheetSecret.ts';
import { sheetCode, sheetWords, typedWords, withWord } from '#seal/sheetWords.ts';
import { wordList } from '#seal/wordList.ts';
import { seededRandom } from '../support/random.ts';

const random = seededRandom(90);
const code = { secret: random(16), pin: random(16) };
const words = sheetWords(code);

test('S-26 the words are 2,048, sorted, of four to eight plain letters, and told apart by their first four', () => {
  expect(wordList).toHaveLength(2048);
  expect([...wordList].sort()).toEqual(wordList);
  expect(wordList.filter((word) => !/^[a-z]{4,8}$/.test(word))).toEqual([]);
  expect(new Set(wordList.map((word) => word.slice(0, 4))).size).toBe(2048);
});

test('S-27 a sheet is 24 words by BIP39 and reads back as the same 32 bytes; another implementation of the numbers reads them too', () => {
  fc.assert(fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), (bytes) => {
    const one = { secret: new Uint8Array(bytes.slice(0, 16)), pin: new Uint8Array(bytes.slice(16)) };
    expect(sheetWords(one)).toHaveLength(24);
    expect(sheetCode(typedWords(sheetWords(one).join(' ')))).toEqual({ ok: true, value: one });
  }), { numRuns: 50 });
  const inEnglish = words.map((word) => english[wordList.indexOf(word)]).join(' ');
  expect(mnemonicToEntropy(inEnglish, english)).toEqual(concatBytes(code.secret, code.pin));
});

test('S-28 words are read however they are typed: capitals, commas, numbers, line breaks, an umlaut, or only four letters', () => {
  const read = (text: string) => sheetCode(typedWords(text));
  const wanted = { ok: true, value: code };
  expect(read(words.join(', ').toUpperCase())).toEqual(wanted);
  expect(read(words.map((word, index) => `${index + 1}. ${word}\n`).join(''))).toEqual(wanted);
  expect(read(`\n  ${words.map((word) => word.slice(0, 4)).join('  ')} `)).toEqual(wanted);
  expect(typedWords('Fluß Wälnuß TOMATEN').map(({ word }) => word)).toEqual(['fluss', 'walnuss', 'tomate']);
});

test('S-28 what is no word of the list is told in its place, with those it may have been meant to be', () => {
  expect(typedWords('apfel birme xyzzyx')).toMatchObject([{ word: 'apfel' }, { typed: 'birme', word: null }, { word: null, near: [] }]);
  expect(typedWords('birme')[0]?.near).toContain('birne');
});

test('S-28 a word is exchanged in its place, and all else stays as it was typed', () => {
  expect(withWord('1. Apfel,\n2. birme – 3. Zaun', 1, 'birne')).toBe('1. Apfel,\n2. birne – 3. Zaun');
});

test('S-28 too few words, too many and an exchanged one are refused, each as what it is', () => {
  const read = (typed: readonly string[]) => sheetCode(typedWords(typed.join(' ')));
  expect(read(words.slice(1))).toMatchObject({ refusal: 'words-missing' });
  expect(read([...words, 'apfel'])).toMatchObject({ refusal: 'words-missing' });
  expect(read(['qqqq', ...words.slice(1)])).toMatchObject({ refusal: 'words-missing' });
  const others = wordList.slice(0, 256).map((word) => read([...words.slice(0, 23), word])).filter(({ ok }) => !ok);
  expect(others.length, 'eight bits of checksum find all but one in 256').toBeGreaterThan(250);
  expect(others.every((refused) => !refused.ok && refused.refusal === 'words-wrong')).toBe(true);
});

test('S-29 the invite’s secret comes from the 16 bytes in the words by a label of its own', async () => {
  const secret = await sheetSecret(code.secret);
  expect(secret).toHaveLength(32);
  expect(await sheetSecret(code.secret)).toEqual(secret);
  expect((await inviteKeys(secret)).id).not.toBe((await inviteKeys(concatBytes(code.secret, code.secret))).id);
  await expect(sheetSecret(secret)).rejects.toThrow();
});
