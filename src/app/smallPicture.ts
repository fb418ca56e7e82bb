import { wrap } from 'comlink';
import { refuse, type Result } from '#base/result.ts';
import type { Picture } from './photoApi.ts';
import type { PictureWorker } from './picture.worker.ts';
import pictureUrl from './picture.worker.ts?worker&url';
import type { DrawingRefusal } from './pictureDrawing.ts';
import { trustedScriptUrl } from './trusted.ts';

/** `failed`: the phone could not do it just now. */
export type PictureRefusal = DrawingRefusal | 'picture-too-large' | 'failed';

const MOST_BYTES = 8_000_000;

/** A picture made small enough to be kept, without anything but its pixels (pictureDrawing.ts); in a worker of its own, so that the screen goes on. At most 8 MB. */
export async function smallPicture(file: File): Promise<Result<Picture, PictureRefusal>> {
  if (file.size > MOST_BYTES) return refuse('picture-too-large');
  const worker = new Worker(trustedScriptUrl(pictureUrl), { type: 'module', name: 'anlauf-picture' });
  const broken = new Promise<Result<never, 'failed'>>((resolve) => worker.addEventListener('error', () => resolve(refuse('failed'))));
  try {
    return await Promise.race([wrap<PictureWorker>(worker).draw(file), broken]);
  } catch {
    return refuse('failed');
  } finally {
    worker.terminate();
  }
}
