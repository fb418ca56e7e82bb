import type { Page } from '@playwright/test';

/** A chosen file as the browser gets it. */
export type Chosen = { readonly name: string; readonly mimeType: string; readonly buffer: Buffer };

type Wanted = { readonly width: number; readonly height: number; readonly quality: number; /** As grainy as a picture can be, so that it takes much room. */ readonly noise?: boolean };

/** A JPEG drawn by the page's own browser: a sheet with lines, its top third dark, so that it is told which way up it is. */
export async function jpeg(page: Page, wanted: Wanted, name = 'papier.jpg'): Promise<Chosen> {
  const base64 = await page.evaluate(async ({ width, height, quality, noise }) => {
    const canvas = new OffscreenCanvas(width, height);
    const pen = canvas.getContext('2d')!;
    pen.fillStyle = 'white';
    pen.fillRect(0, 0, width, height);
    pen.fillStyle = 'black';
    pen.fillRect(0, 0, width, height / 3);
    for (let line = 0; line < 20; line += 1) pen.fillRect(width / 10, height / 3 + (line * height) / 32, width * 0.8, Math.max(1, height / 200));
    if (noise) {
      const grain = pen.getImageData(0, 0, width, height);
      for (let at = 0; at < grain.data.length; at += 65_536) crypto.getRandomValues(new Uint8Array(grain.data.buffer, at, Math.min(65_536, grain.data.length - at)));
      for (let at = 3; at < grain.data.length; at += 4) grain.data[at] = 255;
      pen.putImageData(grain, 0, 0);
    }
    const bytes = new Uint8Array(await (await canvas.convertToBlob({ type: 'image/jpeg', quality })).arrayBuffer());
    let binary = '';
    for (let at = 0; at < bytes.length; at += 8_192) binary += String.fromCharCode(...bytes.subarray(at, at + 8_192));
    return btoa(binary);
  }, wanted);
  return { name, mimeType: 'image/jpeg', buffer: Buffer.from(base64, 'base64') };
}

/** The camera's name, which no picture of ours may carry on. */
export const CAMERA = 'Kanarienvogel 3000';

/** The same with what a phone writes into it (Exif 2.32, in an APP1 segment): lying on its side, by which camera, and where. */
export function withPlace(file: Chosen): Chosen {
  const make = Buffer.from(`${CAMERA}\0`, 'latin1');
  const [ifd, gps, makeAt] = [8, 8 + 2 + 3 * 12 + 4, 8 + 2 + 3 * 12 + 4 + 2 + 4 * 12 + 4];
  const [latitude, longitude, end] = [makeAt + make.length, makeAt + make.length + 24, makeAt + make.length + 48];
  const tiff = Buffer.alloc(end);
  tiff.write('II*\0', 0, 'latin1');
  tiff.writeUInt32LE(ifd, 4);
  const entry = (at: number, tag: number, type: number, count: number, value: number): void => {
    tiff.writeUInt16LE(tag, at);
    tiff.writeUInt16LE(type, at + 2);
    tiff.writeUInt32LE(count, at + 4);
    tiff.writeUInt32LE(value, at + 8);
  };
  tiff.writeUInt16LE(3, ifd);
  entry(ifd + 2, 0x010f, 2, make.length, makeAt);
  entry(ifd + 14, 0x0112, 3, 1, 6);
  entry(ifd + 26, 0x8825, 4, 1, gps);
  tiff.writeUInt16LE(4, gps);
  entry(gps + 2, 1, 2, 2, 'N'.charCodeAt(0));
  entry(gps + 14, 2, 5, 3, latitude);
  entry(gps + 26, 3, 2, 2, 'E'.charCodeAt(0));
  entry(gps + 38, 4, 5, 3, longitude);
  make.copy(tiff, makeAt);
  for (const [at, degrees] of [[latitude, 51], [longitude, 11]] as const) [degrees, 1, 45, 1, 12, 1].forEach((part, index) => tiff.writeUInt32LE(part, at + index * 4));
  const body = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff]);
  const head = Buffer.alloc(4);
  head.writeUInt16BE(0xffe1, 0);
  head.writeUInt16BE(body.length + 2, 2);
  return { ...file, buffer: Buffer.concat([file.buffer.subarray(0, 2), head, body, file.buffer.subarray(2)]) };
}

export const pdf: Chosen = { name: 'scan.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7\n%âãÏÓ\n1 0 obj\n', 'latin1') };
export const heic: Chosen = { name: 'IMG_0001.HEIC', mimeType: 'image/heic', buffer: Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic\0\0\0\0mif1heic', 'latin1'), Buffer.alloc(400)]) };
export const noPicture: Chosen = { name: 'papier.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('Das ist nur Text.') };

/** Before the page loads: remembers every picture it shows, so that its bytes can be looked at. */
export async function rememberPictures(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const shown: Blob[] = [];
    Object.assign(globalThis, { shown });
    const make = URL.createObjectURL.bind(URL);
    URL.createObjectURL = (of: Blob | MediaSource): string => {
      if (of instanceof Blob) shown.push(of);
      return make(of);
    };
  });
}
/** The last picture the page has shown. */
export async function lastPicture(page: Page): Promise<{ readonly type: string; readonly bytes: Buffer; readonly width: number; readonly height: number }> {
  const seen = await page.evaluate(async () => {
    const blob = (globalThis as unknown as { readonly shown: readonly Blob[] }).shown.at(-1);
    if (!blob) throw new Error('no picture was shown');
    const [bytes, picture] = [new Uint8Array(await blob.arrayBuffer()), await createImageBitmap(blob)];
    let binary = '';
    for (let at = 0; at < bytes.length; at += 8_192) binary += String.fromCharCode(...bytes.subarray(at, at + 8_192));
    return { type: blob.type, base64: btoa(binary), width: picture.width, height: picture.height };
  });
  return { ...seen, bytes: Buffer.from(seen.base64, 'base64') };
}
