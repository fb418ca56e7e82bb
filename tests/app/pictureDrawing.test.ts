import { expect, test } from 'vitest';
import { kindOf } from '#app/pictureDrawing.ts';

const bytes = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

test('what the browser can not draw is told apart by its first bytes: PDF, the pictures of some phones, anything else', () => {
  expect([kindOf(bytes('%PDF-1.7\n')), kindOf(bytes('\ufeff%PDF-1.4'.slice(1)))]).toEqual(['pdf', 'pdf']);
  for (const brand of ['heic', 'heix', 'hevc', 'mif1', 'msf1']) expect(kindOf(bytes(`\0\0\0\x18ftyp${brand}\0\0\0\0`))).toBe('heic');
  for (const other of ['', 'PDF', 'ftypheic', '\0\0\0\x18ftypmp42', '\x89PNG\r\n', '\xff\xd8\xff\xe0']) expect(kindOf(bytes(other))).toBe('no-picture');
});
