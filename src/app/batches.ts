/** What came of writing many things: which the rules refused, and what is still to be written if it was stopped or the device refused. */
export type Written<T> = {
  readonly written: number;
  readonly refused: readonly { readonly item: T; readonly why: string }[];
  readonly rest: readonly T[];
  /** The device's refusal (storage full, locked); null where a person stopped it or all is done. */
  readonly failed: string | null;
};
export type BatchTools<T, Done> = {
  run(batch: readonly T[]): Promise<{ readonly ok: true; readonly value: Done } | { readonly ok: false; readonly refusal: string }>;
  /** Gives the screen a turn. */
  pause(): Promise<void>;
  stopped(): boolean;
  progress(written: number): void;
};

/** These are no fault of what is written: the same batch may be tried again. */
const ofTheDevice: ReadonlySet<string> = new Set(['not-saved', 'storage-full', 'not-unlocked', 'not-allowed', 'demo-has-no-hub']);

/** Whether a refusal is the device's, not the rules': trying again later may go well. */
export function isOfTheDevice(refusal: string): boolean {
  return ofTheDevice.has(refusal);
}

/** Writes in batches, each saved before the next begins. A batch the rules refuse is halved until the one at fault stands alone; the others are written. */
export async function writeBatches<T, Done>(items: readonly T[], size: number, tools: BatchTools<T, Done>): Promise<Written<T>> {
  const refused: { readonly item: T; readonly why: string }[] = [];
  let written = 0;
  const batches: (readonly T[])[] = [];
  for (let from = 0; from < items.length; from += size) batches.push(items.slice(from, from + size));
  while (batches.length > 0) {
    if (tools.stopped()) return { written, refused, rest: batches.flat(), failed: null };
    const batch = batches.shift() ?? [];
    const result = await tools.run(batch);
    const [item] = batch;
    // One that exists had reached the disk, only its answer was lost.
    if (result.ok || (batch.length === 1 && result.refusal === 'already-exists')) {
      written += batch.length;
      tools.progress(written);
      await tools.pause();
    } else if (isOfTheDevice(result.refusal)) {
      return { written, refused, rest: [batch, ...batches].flat(), failed: result.refusal };
    } else if (batch.length > 1) {
      const half = Math.ceil(batch.length / 2);
      batches.unshift(batch.slice(0, half), batch.slice(half));
    } else if (item !== undefined) {
      refused.push({ item, why: result.refusal });
    }
  }
  return { written, refused, rest: [], failed: null };
}
