/**
 * The form in which texts are compared: lower case, without accents, "ö" = "oe" = "o", "ß" = "ss", one space between
 * words. Fold both sides: Müller, Mueller and Muller become the same.
 */
export function fold(text: string): string {
  return text
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/[æœøłđı]/g, (letter) => plainLetters[letter] ?? letter)
    .replace(/([aou])e/g, '$1')
    .replace(/\s+/g, ' ')
    .trim();
}

const plainLetters: Readonly<Record<string, string>> = { æ: 'a', œ: 'o', ø: 'o', ł: 'l', đ: 'd', ı: 'i' };

/** The words of a query, folded. A telephone number, however it is written, is one word of digits. */
export function searchWords(query: string): readonly string[] {
  const looksLikeNumber = /^[\d\s+()/.-]+$/.test(query) && /\d{3}/.test(query);
  if (looksLikeNumber) return [query.replace(/\D/g, '').replace(/^00/, '')];
  return fold(query).split(' ').filter((word) => word !== '');
}

/** Whether every word of the query occurs in the haystack, which is folded already. For many rows, split the query once by `searchWords`. */
export function matches(haystack: string, query: string | readonly string[]): boolean {
  for (const word of typeof query === 'string' ? searchWords(query) : query) if (!haystack.includes(word)) return false;
  return true;
}

/** Many haystacks, folded, as one text: a query is one pass over it instead of ten thousand small ones. */
export type Haystacks = {
  readonly text: string;
  /** Where each begins; one more, where the next would. */
  readonly starts: Uint32Array;
};

/** Joins haystacks by a line break, which no folded text and no word of a query holds. */
export function joinHaystacks(many: readonly string[]): Haystacks {
  const starts = new Uint32Array(many.length + 1);
  for (const [number, haystack] of many.entries()) starts[number + 1] = (starts[number] ?? 0) + haystack.length + 1;
  return { text: many.join('\n'), starts };
}

/** The numbers of the haystacks that hold every word, ascending. With `among` (ascending) only those are looked at. */
export function findIn(many: Haystacks, words: readonly string[], among: Uint32Array | null): Uint32Array {
  let found = among;
  // The longest word leaves the fewest to look at for the others.
  for (const word of words.toSorted((a, b) => b.length - a.length)) found = found ? heldBySome(many, word, found) : heldByAny(many, word);
  return found ?? Uint32Array.from(many.starts.subarray(1), (_, number) => number);
}

function heldByAny({ text, starts }: Haystacks, word: string): Uint32Array {
  const found = new Uint32Array(starts.length - 1);
  let count = 0;
  let number = 0;
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, starts[number])) {
    while ((starts[number + 1] ?? Infinity) <= at) number += 1;
    found[count] = number;
    count += 1;
    number += 1;
  }
  return found.subarray(0, count);
}

function heldBySome({ text, starts }: Haystacks, word: string, among: Uint32Array): Uint32Array {
  const found = new Uint32Array(among.length);
  let count = 0;
  let at = -1;
  for (const number of among) {
    if (at < (starts[number] ?? 0)) at = text.indexOf(word, starts[number]);
    if (at < 0) break;
    if (at >= (starts[number + 1] ?? Infinity)) continue;
    found[count] = number;
    count += 1;
  }
  return found.subarray(0, count);
}

/** The ways a stored number may be typed: international and, for German ones, with the leading zero. Digits only. */
export function phoneDigits(phone: string): readonly string[] {
  const digits = phone.replace(/\D/g, '');
  if (!phone.startsWith('+')) return [digits];
  return digits.startsWith('49') ? [digits, `0${digits.slice(2)}`] : [digits];
}
