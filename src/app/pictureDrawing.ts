import type { Bytes } from '#base/bytes.ts';
import { accept, refuse, type Result } from '#base/result.ts';

/** Why a file is no picture for us; `heic`: this browser opens none of that kind. */
export type DrawingRefusal = 'pdf' | 'heic' | 'no-picture';
export type Drawn = { readonly type: string; readonly bytes: Bytes };

/** A sheet of A4 stays readable at this; what is larger is tried smaller. */
const LONGEST_EDGES = [2_000, 1_600, 1_200, 900] as const;
const QUALITIES = [0.85, 0.7, 0.55, 0.4] as const;
/** Bytes of what comes out, at most. */
const MOST_BYTES = 1_500_000;
const WANTED = 'image/webp';
const ELSE = 'image/jpeg';

/**
 * The picture drawn anew: its longest edge at most 2,000 pixels, at most 1.5 MB, turned as it is to be seen. Nothing but its pixels is left: no place, no day, no camera.
 * WebP, or JPEG where the browser writes none.
 */
export async function drawnSmall(file: Blob): Promise<Result<Drawn, DrawingRefusal>> {
  const whole = await createImageBitmap(file).catch(() => null);
  if (!whole) return refuse(kindOf(new Uint8Array(await file.slice(0, 64).arrayBuffer())));
  try {
    for (const edge of LONGEST_EDGES) {
      const canvas = await drawn(whole, edge);
      for (const quality of QUALITIES) {
        const small = await written(canvas, quality);
        if (small.size <= MOST_BYTES) return accept({ type: small.type, bytes: new Uint8Array(await small.arrayBuffer()) });
      }
    }
  } finally {
    whole.close();
  }
  return refuse('no-picture');
}

async function drawn(whole: ImageBitmap, edge: number): Promise<OffscreenCanvas> {
  const scale = Math.min(1, edge / Math.max(whole.width, whole.height));
  const [width, height] = [Math.max(1, Math.round(whole.width * scale)), Math.max(1, Math.round(whole.height * scale))];
  const small = await createImageBitmap(whole, { resizeWidth: width, resizeHeight: height, resizeQuality: 'high' });
  const canvas = new OffscreenCanvas(width, height);
  const pen = canvas.getContext('2d');
  if (!pen) throw new Error('no canvas');
  // What shines through lies on paper.
  pen.fillStyle = 'white';
  pen.fillRect(0, 0, width, height);
  pen.drawImage(small, 0, 0);
  small.close();
  return canvas;
}

/** A browser that does not write the kind asked for writes PNG instead, without a word. */
async function written(canvas: OffscreenCanvas, quality: number): Promise<Blob> {
  const blob = await canvas.convertToBlob({ type: WANTED, quality });
  return blob.type === WANTED ? blob : canvas.convertToBlob({ type: ELSE, quality });
}

/** By its first bytes: PDF (ISO 32000-2, 7.5.2), HEIF's brands (ISO/IEC 23008-12, 10.2). */
export function kindOf(first: Uint8Array): DrawingRefusal {
  const text = String.fromCharCode(...first);
  if (text.includes('%PDF-')) return 'pdf';
  return /^.{4}ftyp(?:heic|heix|heim|heis|hevc|hevx|mif1|msf1)/s.test(text) ? 'heic' : 'no-picture';
}
