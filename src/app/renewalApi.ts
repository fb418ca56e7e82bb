import type { Result } from '#base/result.ts';
import type { AppRefusal } from './api.ts';

export type RenewalApi = {
  /**
   * A device whose numbers a copy of it has used (`superseded`) becomes a new device of the same member, with the same locks, and brings along what it wrote. Wished for once it
   * goes on by itself as soon as the hub is within reach, which refuses `hub-unreachable` until then; nothing that is written meanwhile is lost.
   */
  becomeNewDevice(): Promise<Result<null, AppRefusal>>;
};
