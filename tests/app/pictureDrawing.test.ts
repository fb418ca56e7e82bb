import { afterEach, expect, test, vi } from 'vitest';
import { drawnSmall, kindOf } from '#app/pictureDrawing.ts';

const bytes = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

test('what the browser can not draw is told apart by its first bytes: PDF, the pictures of some phones, anything else', () => {
  expect([kindOf(bytes('%PDF-1.7\n')), kindOf(bytes('\ufeff%PDF-1.4'.slice(1)))]).toEqual(['pdf', 'pdf']);
  for (const brand of ['heic', 'heix', 'hevc', 'mif1', 'msf1']) expect(kindOf(bytes(`\0\0\0\x18ftyp${brand}\0\0\0\0`))).toBe('heic');
  for (const other of ['', 'PDF', 'ftypheic', '\0\0\0\x18ftypmp42', '\x89PNG\r\n', '\xff\xd8\xff\xe0']) expect(kindOf(bytes(other))).toBe('no-picture');
});

/** A browser's canvas as far as drawing small uses it: `sizeOf` says how much room a picture takes, `writes` what kinds it can write. */
function canvas(sizeOf: (width: number, quality: number) => number, writes: readonly string[], whole = { width: 4_000, height: 3_000 }) {
  const asked: string[] = [];
  vi.stubGlobal('createImageBitmap', async (_: unknown, to?: { readonly resizeWidth: number; readonly resizeHeight: number }) => ({ ...(to ? { width: to.resizeWidth, height: to.resizeHeight } : whole), close: () => undefined }));
  vi.stubGlobal('OffscreenCanvas', class {
    readonly width: number;
    constructor(width: number) {
      this.width = width;
    }
    getContext = () => ({ fillRect: () => undefined, drawImage: () => undefined });
    async convertToBlob({ type, quality }: { readonly type: string; readonly quality: number }) {
      const written = writes.includes(type) ? type : 'image/png';
      asked.push(`${this.width} ${written} ${quality}`);
      return new Blob([new Uint8Array(sizeOf(this.width, quality))], { type: written });
    }
  });
  return asked;
}
afterEach(() => vi.unstubAllGlobals());

test('a picture is written with less and less quality until it is small enough, then smaller, and not at all where nothing helps', async () => {
  const asked = canvas((_, quality) => quality * 2_500_000, ['image/webp']);
  expect(await drawnSmall(new Blob())).toMatchObject({ ok: true, value: { type: 'image/webp' } });
  expect(asked).toEqual(['2000 image/webp 0.85', '2000 image/webp 0.7', '2000 image/webp 0.55']);
  const smaller = canvas((width) => width * 900, ['image/webp']);
  expect(await drawnSmall(new Blob())).toMatchObject({ ok: true });
  expect(smaller.at(-1)).toBe('1600 image/webp 0.85');
  canvas(() => 1_500_001, ['image/webp']);
  expect(await drawnSmall(new Blob())).toMatchObject({ refusal: 'no-picture' });
});

test('a browser that writes no WebP writes JPEG; what is small already is not made larger', async () => {
  const asked = canvas(() => 9, ['image/jpeg'], { width: 300, height: 400 });
  expect(await drawnSmall(new Blob())).toMatchObject({ ok: true, value: { type: 'image/jpeg' } });
  expect(asked).toEqual(['300 image/png 0.85', '300 image/jpeg 0.85']);
});
