import type { MemberId } from '#base/ids.ts';
import type { SetAsideReason } from '#circle/ports.ts';

/** Entries by one member that were set aside for one reason. `member` null: nobody of the team wrote them. */
/** `epoch-unreadable`: no entry but what a period of the association's data was to begin with, which nobody can read. `key-lost`: a circle of few whose key nobody has any more. */
export type AsideReason = SetAsideReason | 'epoch-unreadable' | 'key-lost';
export type Aside = { readonly reason: AsideReason; readonly member: MemberId | null; readonly count: number };

/** How the open board was last kept for the time before unlocking: `rebuilt`: what lay there was something else; `failed`: it does not lie there, and is not readable before the next unlocking. */
export type BoardKept = 'kept' | 'rebuilt' | 'failed';

export type ReadyApi = {
  /** Keeps the open board now and says how that went; null while locked. */
  boardKept(): Promise<BoardKept | null>;
  /** What was set aside and why, most first; nothing while locked. */
  asides(): Promise<readonly Aside[]>;
};
