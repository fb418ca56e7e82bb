import { expect, type Page } from '@playwright/test';
import jsQR from 'jsqr';
import { PNG } from 'pngjs';

/** What a camera reads from the QR code as this page shows it: a picture of the screen, nothing of the document. */
export async function scanned(page: Page, name = /QR/): Promise<string> {
  const code = page.getByRole('img', { name }).first();
  await expect(code).toBeVisible();
  const { data, width, height } = PNG.sync.read(await code.screenshot());
  const read = jsQR(new Uint8ClampedArray(data), width, height);
  if (!read) throw new Error('no camera would read this code');
  return read.data;
}
