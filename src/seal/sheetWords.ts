import { entropyToMnemonic, mnemonicToEntropy } from '@scure/bip39';
import { concatBytes, ownBytes, type Bytes } from '#base/bytes.ts';
import { accept, refuse, type Result } from '#base/result.ts';
import { wordList } from './wordList.ts';

/** What a recovery sheet says in words. */
export type SheetCode = {
  /** 16 random bytes; the invite's secret is derived from them (sheetSecret.ts). */
  readonly secret: Bytes;
  /** The first 16 bytes of the hash of the roster entry that holds the sheet's invite. */
  readonly pin: Bytes;
};
/** One typed word: which one of the list it is, or null and the ones it may have been meant to be. */
export type TypedWord = { readonly typed: string; readonly word: string | null; readonly near: readonly string[] };

export const SHEET_WORDS = 24;
const HALF = 16;
/** As many letters tell the list's words apart. */
const TELLING = 4;
const MOST_NEAR = 3;
const FARTHEST = 2;
/** Whatever people take for a word: numbers, commas and line breaks stand between. */
const TOKEN = /[\p{L}\p{M}]+/gu;

const list = [...wordList];
const byBeginning = new Map(list.map((word) => [word.slice(0, TELLING), word]));

/** The sheet's 24 words: BIP39 (https://github.com/bitcoin/bips/blob/master/bip-0039.mediawiki) over its 32 bytes, with 8 bits of checksum. */
export function sheetWords({ secret, pin }: SheetCode): readonly string[] {
  return entropyToMnemonic(concatBytes(secret, pin), list).split(' ');
}

/**
 * Reads words as people type them: in capitals or not, with commas, numbers, line breaks, umlauts. The first four letters
 * suffice, whatever follows. Never refuses: what is no word is told with its place and what it may have been.
 */
export function typedWords(text: string): readonly TypedWord[] {
  return typedTokens(text).map(typedWord);
}

/** The text with the word at a place (from 0) exchanged, all else as it was typed. */
export function withWord(text: string, place: number, word: string): string {
  let at = -1;
  return text.replace(TOKEN, (typed) => ((at += 1) === place ? word : typed));
}

/** What the words say. `words-missing`: not 24 known ones; `words-wrong`: 24 known ones that do not belong together. */
export function sheetCode(words: readonly TypedWord[]): Result<SheetCode, 'words-missing' | 'words-wrong'> {
  const known = words.flatMap(({ word }) => word ?? []);
  if (known.length !== SHEET_WORDS || words.length !== SHEET_WORDS) return refuse('words-missing');
  try {
    const bytes = ownBytes(mnemonicToEntropy(known.join(' '), list));
    return accept({ secret: bytes.slice(0, HALF), pin: bytes.slice(HALF) });
  } catch {
    return refuse('words-wrong');
  }
}

function typedTokens(text: string): readonly string[] {
  return text.match(TOKEN) ?? [];
}

function typedWord(typed: string): TypedWord {
  const letters = plain(typed);
  const word = byBeginning.get(letters.slice(0, TELLING)) ?? null;
  return { typed, word, near: word ? [] : nearest(letters) };
}

/** Lower case, ß as ss, and no marks on letters: the list has none. */
function plain(text: string): string {
  return text.toLowerCase().replaceAll('ß', 'ss').normalize('NFKD').replace(/\p{M}/gu, '');
}

function nearest(typed: string): readonly string[] {
  const measured = list.map((word) => ({ word, away: distance(typed, word) })).filter(({ away }) => away <= FARTHEST);
  return measured.sort((a, b) => a.away - b.away).slice(0, MOST_NEAR).map(({ word }) => word);
}

/** Levenshtein's: how many letters to add, leave out or exchange. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [above, letter] of [...a].entries()) {
    const next = [above + 1];
    for (const [index, other] of [...b].entries()) {
      next.push(Math.min((next[index] ?? 0) + 1, (row[index + 1] ?? 0) + 1, (row[index] ?? 0) + (letter === other ? 0 : 1)));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
