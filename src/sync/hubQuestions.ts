import type { Bytes } from '#base/bytes.ts';
import { accept, refuse, type Result } from '#base/result.ts';
import { MAX_LIST } from '#wire/limits.ts';
import type { Mail, Wrap } from '#wire/messages.ts';
import { signStanding } from '#wire/statements.ts';
import { pullDevices, type DeviceStanding } from './deviceTalk.ts';
import { pullMail } from './mailTalk.ts';
import type { Log, SyncPorts } from './ports.ts';
import type { Ask } from './questions.ts';
import { pullSnapshot, putSnapshot } from './snapshotTalk.ts';

/** What a proven device asks of its hub; each resolves when the hub has answered. */
export type HubQuestions = {
  /** Whatever has one answer of a known kind; what is seldom asked is put by whoever asks it (fileTalk.ts). */
  readonly ask: Ask;
  /**
   * Puts the snapshot of the epoch to be opened (`at`); ok once the hub has all of it on disk, under this device's name.
   * `refused`: the epoch is open already, this device may not open it, or there are more than 64 MiB.
   */
  putSnapshot(at: Log, snapshot: Bytes): Promise<Result<null, 'unreachable' | 'refused'>>;
  /**
   * The snapshot that the present epoch (`at`) began with, at most 128 MiB; verifying it is the app's. `missing`: the hub
   * holds none, or another epoch is open.
   */
  pullSnapshot(at: Log): Promise<Result<Bytes, 'unreachable' | 'missing'>>;
  /** All keys of present epochs that are wrapped for this device; verifying them is the app's. */
  pullWraps(): Promise<Result<readonly Wrap[], 'unreachable'>>;
  /** Tells the hub, signed by this device: nothing of the circle older than this epoch is kept here any more. Also ok where the hub knows more. */
  reportStanding(log: Log): Promise<Result<null, 'unreachable'>>;
  /** What the hub knows of the space's devices: its own word on `lastContact`, the devices' signed words on the rest, verified here. */
  devices(): Promise<Result<readonly DeviceStanding[], 'unreachable'>>;
  /**
   * Mail of removed devices to Leitung, sealed; that each is by that device and in its place is verified here. Only
   * Leitung's devices are handed any, and no more than 64 MiB: what is dropped makes room for the next.
   */
  mail(): Promise<Result<readonly Mail[], 'unreachable'>>;
  /** Deletes mails at the hub for good; for Leitung's devices only. */
  dropMail(ids: readonly number[]): Promise<Result<null, 'unreachable'>>;
};

/** `live`: asked before each question. */
export function hubQuestions(ports: SyncPorts, ask: Ask, live: () => boolean): HubQuestions {
  let lastPut: Promise<unknown> = Promise.resolve();
  const liveAsk: Ask = async (...question) => (live() ? ask(...question) : refuse('unreachable'));
  return {
    ask: liveAsk,
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
    reportStanding: (log) => reportStanding(ports, liveAsk, log),
    devices: () => pullDevices(ports, liveAsk),
    mail: () => pullMail(ports, liveAsk),
    dropMail: (ids) => dropMail(liveAsk, ids),
  };
}

/** A refusal says that the hub's roster is another than ours: it is told again when one of them has grown. */
async function reportStanding({ space, device, signKey }: SyncPorts, ask: Ask, { circle, epoch }: Log): Promise<Result<null, 'unreachable'>> {
  const signature = await signStanding({ space, device }, { circle, epoch }, signKey);
  const heard = await ask({ is: 'report-standing', circle, epoch, signature }, 'standing-kept', { circle, epoch });
  return heard.ok ? accept(null) : refuse('unreachable');
}

async function dropMail(ask: Ask, ids: readonly number[]): Promise<Result<null, 'unreachable'>> {
  for (let from = 0; from < ids.length; from += MAX_LIST) {
    const heard = await ask({ is: 'drop-mail', ids: ids.slice(from, from + MAX_LIST) }, 'mail-dropped');
    if (!heard.ok) return refuse('unreachable');
  }
  return accept(null);
}
