import type { MemberId } from '#base/ids.ts';
import type { SetAsideReason } from '#circle/ports.ts';

/** Entries by one member that were set aside for one reason. `member` null: nobody of the team wrote them. */
export type Aside = { readonly reason: SetAsideReason; readonly member: MemberId | null; readonly count: number };

export type ReadyApi = {
  /** What was set aside and why, most first; nothing while locked. */
  asides(): Promise<readonly Aside[]>;
};
