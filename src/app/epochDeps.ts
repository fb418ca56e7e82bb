import type { CircleId } from '#base/ids.ts';
import type { CircleStore } from '#circle/ports.ts';
import type { Roster } from '#roster/roster.ts';
import type { HubConnection } from '#sync/connection.ts';
import type { Circles } from './circles.ts';
import type { EngineDeps } from './deps.ts';
import type { DeskChores } from './deskChores.ts';
import type { Unlocked } from './device.ts';
import type { HubHeads } from './hubHeads.ts';
import type { HubLine } from './hubLine.ts';
import type { MentorChores } from './mentorChores.ts';
import type { Receipts } from './receipts.ts';
import type { Unreadable } from './unreadable.ts';

/** What turning a circle's epochs needs of an unlocked app. */
export type EpochDeps = {
  readonly deps: EngineDeps;
  readonly unlocked: Unlocked;
  readonly store: CircleStore;
  readonly circles: Circles;
  readonly receipts: Receipts;
  readonly mentorships: MentorChores;
  readonly desks: DeskChores;
  readonly heads: HubHeads;
  readonly unreadable: Unreadable;
  readonly line: Pick<HubLine, 'state'>;
  readonly connection: HubConnection;
  /** The circle is in another epoch on this phone now. */
  began(circle: CircleId): Promise<void>;
};

export function rosterOf({ unlocked }: Pick<EpochDeps, 'unlocked'>): Roster {
  return unlocked.roster.current();
}
