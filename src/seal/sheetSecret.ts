import { utf8, type Bytes } from '#base/bytes.ts';

/** What of a recovery sheet's secret stands in its words; 128 bits cannot be guessed. */
export const SHEET_SECRET_BYTES = 16;

/** The 32-byte secret of a sheet's invite (its link carries it): HKDF-SHA256 (RFC 5869) of the 16 bytes in the words, without salt. */
export async function sheetSecret(words: Bytes): Promise<Bytes> {
  if (words.length !== SHEET_SECRET_BYTES) throw new Error('a sheet’s secret has 16 bytes');
  const key = await crypto.subtle.importKey('raw', words, 'HKDF', false, ['deriveBits']);
  return new Uint8Array(await crypto.subtle.deriveBits({ name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info: utf8('anlauf/1 sheet') }, key, 256));
}
