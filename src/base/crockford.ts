/** Crockford's base 32: no letter that another could be taken for (https://www.crockford.com/base32.html). */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const BITS = 5;

/** The first `letters` × 5 bits of the bytes, which must hold as many. */
export function toCrockford(bytes: Uint8Array, letters: number): string {
  let text = '';
  for (let at = 0; at < letters * BITS; at += BITS) {
    const pair = ((bytes[at >> 3] ?? 0) << 8) | (bytes[(at >> 3) + 1] ?? 0);
    text += LETTERS[(pair >> (16 - BITS - (at & 7))) & 31];
  }
  return text;
}
