import { SHEET_WORDS, sheetCode, sheetWords, typedWords, withWord, type TypedWord } from '#seal/sheetWords.ts';
import type { SheetCode } from './recoveryApi.ts';

/** What was typed of a sheet's words so far. */
export type ReadWords = {
  readonly words: readonly TypedWord[];
  readonly known: number;
  /** Null until all 24 are there and belong together. */
  readonly code: SheetCode | null;
  readonly problem: 'missing' | 'unknown' | 'too-many' | 'wrong' | null;
};

export const WORDS_ON_SHEET = SHEET_WORDS;

export function readWords(text: string): ReadWords {
  const words = typedWords(text);
  const known = words.filter(({ word }) => word !== null).length;
  const code = sheetCode(words);
  if (code.ok) return { words, known, code: code.value, problem: null };
  const problem = words.length > SHEET_WORDS ? 'too-many' : known < words.length ? 'unknown' : known < SHEET_WORDS ? 'missing' : 'wrong';
  return { words, known, code: null, problem };
}

/** The 24 words to be printed. */
export function wordsOf(code: SheetCode): readonly string[] {
  return sheetWords(code);
}

/** The text with its word at a place (from 0) exchanged for the one that was meant. */
export function exchangeWord(text: string, place: number, word: string): string {
  return withWord(text, place, word);
}
