import type { Bytes } from '#base/bytes.ts';
import { accept, refuse, type Result } from '#base/result.ts';
import type { Wrap } from '#wire/messages.ts';
import type { Log } from './ports.ts';
import type { Ask } from './questions.ts';
import { pullSnapshot, putSnapshot } from './snapshotTalk.ts';

/** What a proven device asks of its hub; each resolves when the hub has answered, and nothing it hands out is believed here. */
export type HubQuestions = {
  /**
   * Puts the snapshot of the epoch to be opened (`at`); ok once the hub has all of it on disk, under this device's name.
   * `refused`: the epoch is open already, this device may not open it, or there are more than 64 MiB.
   */
  putSnapshot(at: Log, snapshot: Bytes): Promise<Result<null, 'unreachable' | 'refused'>>;
  /** The snapshot that the present epoch (`at`) began with; at most 128 MiB. `missing`: the hub holds none, or another epoch is open. */
  pullSnapshot(at: Log): Promise<Result<Bytes, 'unreachable' | 'missing'>>;
  /** All keys of present epochs that are wrapped for this device. */
  pullWraps(): Promise<Result<readonly Wrap[], 'unreachable'>>;
};

/** `live`: asked before each question. */
export function hubQuestions(ask: Ask, live: () => boolean): HubQuestions {
  let lastPut: Promise<unknown> = Promise.resolve();
  const liveAsk: Ask = async (...question) => (live() ? ask(...question) : refuse('unreachable'));
  return {
    // One after the other: a village's uplink carries one snapshot at a time.
    putSnapshot: (at, snapshot) => {
      const putting = lastPut.then(() => putSnapshot(liveAsk, at, snapshot));
      lastPut = putting;
      return putting;
    },
    pullSnapshot: (at) => pullSnapshot(liveAsk, at),
    pullWraps: async () => {
      const heard = await liveAsk({ is: 'pull-wraps' }, 'wraps');
      return heard.ok ? accept(heard.value.wraps) : refuse('unreachable');
    },
  };
}
