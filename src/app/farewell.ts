import type { Bytes } from '#base/bytes.ts';
import type { Result } from '#base/result.ts';
import type { CircleStore } from '#circle/ports.ts';
import type { FarewellRow, LeftCounts } from '#store/database.ts';
import { putFarewell, readFarewell } from '#store/farewellStore.ts';
import type { Lease } from '#store/lease.ts';
import type { DialogueRefusal } from '#sync/dialogue.ts';
import { farewellAt, type Farewell } from '#sync/farewell.ts';
import type { EngineDeps } from './deps.ts';
import type { Unlocked } from './device.ts';
import { packParcel } from './farewellParcel.ts';
import { isRemoved } from './removed.ts';

export type Leaving = { readonly deps: EngineDeps; readonly lease: Lease; readonly unlocked: Unlocked; readonly store: CircleStore };
/** `not-proven`: the hub turns this device away and shows no signed removal; it is not believed. */
export type Proof = 'removed' | 'not-proven' | 'unreachable';
/** What is left to do after `ok` is to erase. `waiting`: so many entries have not been handed over. */
export type HandedOver = { readonly ok: true; readonly counts: LeftCounts; readonly reported: boolean } | { readonly ok: false; readonly why: 'unreachable' | 'refused'; readonly waiting: number };

/**
 * Finds out whether this device was removed. A hub's word is nothing: only the signed removal counts, on top of the chain
 * this device has followed since it joined.
 */
export async function proveRemoval({ deps, unlocked }: Pick<Leaving, 'deps' | 'unlocked'>): Promise<Proof> {
  if (isRemoved(unlocked)) return 'removed';
  const opened = await openFarewell(deps, unlocked);
  if (!opened.ok) return opened.refusal === 'unreachable' ? 'unreachable' : 'not-proven';
  const from = unlocked.roster.current().length;
  const entries = await opened.value.roster(from);
  opened.value.close();
  if (!entries.ok) return entries.refusal === 'unreachable' ? 'unreachable' : 'not-proven';
  await unlocked.roster.receive(from, entries.value);
  return isRemoved(unlocked) ? 'removed' : 'not-proven';
}

/**
 * Hands over what the hub has not confirmed and reports that all will be erased. Each step is on disk before the next, so
 * it goes on wherever it broke off, with the same bytes. Nothing may be erased before this accepted.
 */
export async function handOver(leaving: Leaving): Promise<HandedOver> {
  const { deps, lease, unlocked } = leaving;
  const kept = await readFarewell(deps.database);
  if (kept?.step === 'handed-over') return report(leaving, kept);
  const packed = kept?.step === 'packed' ? kept : await pack(leaving);
  if (!packed) return { ok: false, why: 'refused', waiting: 0 };
  const { entries, lost, mails } = packed;
  if (mails.length > 0) {
    const put = await putMails(deps, unlocked, mails);
    if (!put.ok) return { ok: false, why: put.refusal === 'unreachable' ? 'unreachable' : 'refused', waiting: entries };
  }
  const handed = { step: 'handed-over', entries, lost, reported: false } as const;
  await putFarewell(deps.database, lease, handed);
  return report(leaving, handed);
}

type Packed = Extract<FarewellRow, { step: 'packed' }>;

/** Null where the phone could not keep it. */
async function pack({ deps, lease, unlocked, store }: Leaving): Promise<Packed | null> {
  const packed = { step: 'packed', ...(await packParcel(deps, unlocked, store)) } as const;
  const kept = await putFarewell(deps.database, lease, packed);
  return kept.ok ? packed : null;
}

async function putMails(deps: EngineDeps, unlocked: Unlocked, mails: readonly Bytes[]): Promise<Result<null, DialogueRefusal | 'mail-differs' | 'too-large'>> {
  const opened = await openFarewell(deps, unlocked);
  if (!opened.ok) return opened;
  const put = await opened.value.put(mails);
  opened.value.close();
  return put;
}

/** Tells the team that nothing will be left here. */
export async function reportErased({ deps, unlocked }: Pick<Leaving, 'deps' | 'unlocked'>): Promise<boolean> {
  const opened = await openFarewell(deps, unlocked);
  const told = opened.ok && (await opened.value.erased()).ok;
  if (opened.ok) opened.value.close();
  return told;
}

/** A report that can not be delivered holds up nothing: what is dangerous on a lost device is what lies on it. */
async function report(leaving: Leaving, { entries, lost, reported }: LeftCounts & { readonly reported: boolean }): Promise<HandedOver> {
  const told = reported || (await reportErased(leaving));
  if (told) await putFarewell(leaving.deps.database, leaving.lease, { step: 'handed-over', entries, lost, reported: true });
  return { ok: true, counts: { entries, lost }, reported: told };
}

function openFarewell({ open, timer }: EngineDeps, { row, keys, roster }: Unlocked): Promise<Result<Farewell, DialogueRefusal>> {
  return farewellAt(open, timer, { space: row.space, device: keys.id, signKey: keys.sign, rosterLength: roster.current().length });
}
