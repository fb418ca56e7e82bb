import { writeBatches, type BatchTools } from '#app/batches.ts';
import type { RunResult } from '#app/api.ts';
import type { Command } from '#domain/command.ts';
import type { PlannedEvent } from '#domain/icsImport.ts';

/** So many events are one entry. */
export const EVENT_BATCH = 100;

export type EventTools = Omit<BatchTools<never, unknown>, 'run'> & { run(command: Command): Promise<RunResult> };
export type WrittenEvents = {
  readonly written: number;
  readonly refused: readonly { readonly item: PlannedEvent; readonly why: string }[];
  /** What is still to be written: not empty if it was stopped or the device refused. */
  readonly rest: readonly PlannedEvent[];
  readonly failed: string | null;
  /** What takes back what was written, the last first. */
  readonly undo: readonly Command[];
};

/** Writes events in batches, each one entry; those of the board and those of the team apart, since each entry lies in one circle. */
export async function writeEvents(planned: readonly PlannedEvent[], tools: EventTools): Promise<WrittenEvents> {
  const undo: Command[] = [];
  let done: WrittenEvents = { written: 0, refused: [], rest: [], failed: null, undo };
  for (const open of [true, false]) {
    const items = planned.filter((one) => one.open === open);
    if (done.rest.length > 0) {
      done = { ...done, rest: [...done.rest, ...items] };
      continue;
    }
    const before = done.written;
    const { written, refused, rest, failed } = await writeBatches(items, EVENT_BATCH, {
      ...tools,
      run: async (batch) => {
        const result = await tools.run({ do: 'importEvents', open, events: batch.map(({ event }) => event) });
        if (result.ok && result.value.undo) undo.unshift(result.value.undo);
        return result;
      },
      progress: (count) => tools.progress(before + count),
    });
    done = { written: before + written, refused: [...done.refused, ...refused], rest, failed, undo };
  }
  return done;
}
