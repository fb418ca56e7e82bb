import type { Clock, Random } from '#base/ids.ts';
import type { Argon2Cost } from '#seal/argon2.ts';
import type { Database } from '#store/database.ts';
import type { OpenChannel, Timer } from '#sync/ports.ts';
import type { Patch } from './api.ts';
import type { FirstPaint } from './firstPaint.ts';

/** Everything of the outside world the engine uses; the worker gives the browser's, tests give theirs. */
export type EngineDeps = {
  readonly database: Database;
  /** Opens a channel to the hub that served this app. */
  readonly open: OpenChannel;
  /** This app's address, e.g. https://anlauf.example.org */
  readonly origin: string;
  readonly now: Clock;
  readonly random: Random;
  readonly timer: Timer;
  /** What a passphrase's key costs; absent: as much as this device bears (seal/calibrate.ts). Tests, which unlock hundreds of times, take the least. */
  readonly cost?: Argon2Cost;
  isDurable(): Promise<boolean | null>;
  show(patch: Patch | FirstPaint): void;
};
