/** How a file's bytes become letters; the names are those of the WHATWG Encoding Standard. */
export const encodings = ['utf-8', 'windows-1252', 'utf-16le', 'utf-16be', 'macintosh'] as const;
export type Encoding = (typeof encodings)[number];

/**
 * A byte order mark decides; else bytes that are valid UTF-8 are that; else it is windows-1252, which German Excel writes.
 * No guess tells windows-1252 from Mac OS Roman reliably: that choice is the person's.
 */
export function guessEncoding(bytes: Uint8Array): Encoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return 'utf-8';
  } catch {
    return 'windows-1252';
  }
}

/** The text in an encoding, without its byte order mark. Bytes that mean nothing there become U+FFFD, never an error. */
export function decodeText(bytes: Uint8Array, encoding: Encoding): string {
  return new TextDecoder(encoding).decode(bytes);
}

/** Decodes by the name a file itself gives; an unknown or missing name is guessed from the bytes. */
export function decodeNamed(bytes: Uint8Array, name: string): string {
  try {
    return new TextDecoder(name).decode(bytes);
  } catch {
    return decodeText(bytes, guessEncoding(bytes));
  }
}

const SAMPLE = 4000;

/** Whether a text is no text: pictures and programs have control characters that no list of people has. */
export function looksBinary(text: string): boolean {
  const codes = Array.from(text.slice(0, SAMPLE), (letter) => letter.charCodeAt(0));
  const controls = codes.filter((code) => code < 0x20 && code !== 0x09 && code !== 0x0a && code !== 0x0d).length;
  return codes.includes(0) || controls * 50 > codes.length;
}
