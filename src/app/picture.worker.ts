import { expose, transfer } from 'comlink';
import { drawnSmall, type DrawingRefusal, type Drawn } from './pictureDrawing.ts';
import type { Result } from '#base/result.ts';

export type PictureWorker = { draw(file: Blob): Promise<Result<Drawn, DrawingRefusal>> };

const worker: PictureWorker = {
  async draw(file) {
    const drawn = await drawnSmall(file);
    return drawn.ok ? transfer(drawn, [drawn.value.bytes.buffer]) : drawn;
  },
};
expose(worker);
