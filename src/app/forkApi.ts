import type { Result } from '#base/result.ts';
import type { AppRefusal } from './api.ts';

/** The team list has two versions: this device's and the hub's. */
export type ForkStatus = {
  /** Whether this device belongs to a member who leads by both, and did before they parted. */
  readonly mayDecide: boolean;
  /** Changes that only this device's version has, and those that only the hub's has. */
  readonly ours: number;
  readonly theirs: number;
  /** Members who joined only by this device's version: the hub's does not know them. */
  readonly leftOut: number;
};

export type ForkApi = {
  /** Leitung decides that the hub's version holds; whom this device's version removed stays removed. Refuses `not-allowed`, `hub-unreachable`. */
  settleFork(): Promise<Result<null, AppRefusal>>;
};
