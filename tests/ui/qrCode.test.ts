import jsQR from 'jsqr';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { QrCode } from '#ui/QrCode.tsx';

const PIXELS = 4;

/** What a camera sees: the drawn rectangles as pixels. */
function photographed(markup: string): { readonly pixels: Uint8ClampedArray<ArrayBuffer>; readonly width: number } {
  const size = Number(/viewBox="0 0 (\d+)/.exec(markup)?.[1]);
  const width = size * PIXELS;
  const pixels = new Uint8ClampedArray(width * width * 4).fill(255);
  for (const [, x, y, length] of markup.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) {
    for (let row = Number(y) * PIXELS; row < (Number(y) + 1) * PIXELS; row += 1) {
      for (let at = Number(x) * PIXELS; at < (Number(x) + Number(length)) * PIXELS; at += 1) pixels.fill(0, (row * width + at) * 4, (row * width + at) * 4 + 3);
    }
  }
  return { pixels, width };
}

test('a link drawn as a QR code is read back letter by letter, umlauts too, and it says what it is to whoever does not see it', () => {
  for (const text of [`https://anlauf.example.org/beitreten#${'aB3_-'.repeat(30)}`, 'Grüße aus Käßberg']) {
    const markup = renderToStaticMarkup(createElement(QrCode, { text, label: 'Einladung als QR-Code' }));
    expect(markup).toContain('aria-label="Einladung als QR-Code"');
    const { pixels, width } = photographed(markup);
    expect(jsQR(pixels, width, width)?.data).toBe(text);
  }
});
