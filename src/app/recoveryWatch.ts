import { isSheet, sheetsOf } from '#roster/sheet.ts';
import { decodeRosterEntry } from '#wire/rosterEntry.ts';
import { inviteIdOf } from '#wire/signing.ts';
import type { InviteId } from '#base/ids.ts';
import type { Unlocked } from './device.ts';
import type { RecoveryState } from './recoveryApi.ts';

/** Tells one's own sheets and whether to urge, now and whenever the roster grew. */
export function watchRecovery(unlocked: Unlocked, tell: (state: RecoveryState) => void): void {
  // The demonstration's device is nobody's only one.
  if (unlocked.row.demo) return;
  const look = async (): Promise<void> => tell(await recoveryState(unlocked));
  unlocked.roster.onGrown(() => void look());
  void look();
}

async function recoveryState(unlocked: Unlocked): Promise<RecoveryState> {
  const roster = unlocked.roster.current();
  const sheets = sheetsOf(roster, unlocked.row.member);
  const open = sheets.filter(({ state }) => state === 'open');
  const made = open.length > 0 ? await datesOf(unlocked) : new Map<InviteId, number>();
  const alone = [...roster.devices.values()].filter(({ removed }) => !removed).length === 1;
  const urge = open.length > 0 ? null : alone ? 'alone' : sheets.some(({ state }) => state === 'used') ? 'used' : null;
  return { open: open.map(({ id }) => ({ id, made: made.get(id) ?? 0 })), urge };
}

/** When the sheets were made stands in their entries alone. */
async function datesOf({ roster }: Unlocked): Promise<ReadonlyMap<InviteId, number>> {
  const dates = new Map<InviteId, number>();
  for (const bytes of await roster.from(0)) {
    const entry = decodeRosterEntry(bytes);
    if (entry.ok && entry.value.action.kind === 'invite' && isSheet(entry.value.action)) dates.set(await inviteIdOf(entry.value.action.invite.sign), entry.value.at);
  }
  return dates;
}
