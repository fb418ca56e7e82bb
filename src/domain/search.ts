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
  const words = typeof query === 'string' ? searchWords(query) : query;
  return words.every((word) => haystack.includes(word));
}

/** The ways a stored number may be typed: international and, for German ones, with the leading zero. Digits only. */
export function phoneDigits(phone: string): readonly string[] {
  const digits = phone.replace(/\D/g, '');
  if (!phone.startsWith('+')) return [digits];
  return digits.startsWith('49') ? [digits, `0${digits.slice(2)}`] : [digits];
}
