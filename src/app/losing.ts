import type { DeviceId } from '#base/ids.ts';
import { circleKind } from '#roster/entitled.ts';
import { readRoster } from '#roster/fold.ts';
import { whatWouldBeLost } from '#roster/lastKey.ts';
import type { Database } from '#store/database.ts';
import { readDevice } from '#store/deviceStore.ts';
import { countHeld } from '#store/heldNoteStore.ts';
import { readRosterEntries } from '#store/rosterStore.ts';
import type { LossShown } from './recoveryApi.ts';

/** By the roster on disk, which is readable while locked: it holds no names. */
export async function lossOf(database: Database, devices: readonly DeviceId[] | null, how: 'erased' | 'removed'): Promise<LossShown | null> {
  const row = await readDevice(database);
  const roster = row && !row.demo ? await readRoster(await readRosterEntries(database)) : null;
  if (!row || !roster?.ok) return null;
  const { circles, lead, sheet, back } = whatWouldBeLost(roster.value, devices ?? [row.device], how);
  const count = (kind: 'team' | 'desk' | 'mentor'): number => circles.filter((circle) => circleKind(circle)?.is === kind).length;
  return { everything: count('team') > 0, desks: count('desk'), mentorships: count('mentor'), heldNotes: devices === null ? await countHeld(database) : 0, lead, sheet, back };
}
