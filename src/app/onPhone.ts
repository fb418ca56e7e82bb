import type { CircleStore } from '#circle/ports.ts';
import { circleStore } from '#store/circleStore.ts';
import { handedStore } from '#store/handedStore.ts';
import type { Lease } from '#store/lease.ts';
import type { Receipt } from './api.ts';
import { openCircles, type Circles } from './circles.ts';
import type { EngineDeps } from './deps.ts';
import { openDesks, type Desks } from './desks.ts';
import type { Unlocked } from './device.ts';
import { markGone } from './goneMembers.ts';
import { openHeldDesk } from './heldDesk.ts';
import { openHeldNotes } from './heldNotes.ts';
import { mentorNotes, type MentorNotes } from './mentorNotes.ts';
import type { Painted } from './paint.ts';
import { receipts as keepReceipts, type Receipts } from './receipts.ts';
import { listViewOf } from './teamRows.ts';
import { teamView, type TeamView } from './teamView.ts';

/** What of an unlocked association is on this phone, the hub within reach or not: its documents, where edits are, and what is shown of them. */
export type OnPhone = Documents & Held;
type Documents = { readonly store: CircleStore; readonly circles: Circles; readonly receipts: Receipts; readonly view: TeamView };
/** In circles of few, or here until those are open. */
type Held = { readonly notes: MentorNotes; readonly desks: Desks };
export type OnPhoneDeps = {
  readonly deps: EngineDeps;
  readonly unlocked: Unlocked;
  readonly lease: Lease;
  readonly painted: Painted;
  /** Where something is may be another place now. */
  changed(): void;
  /** Something was written that the hub lacks. */
  nudge(): void;
};

export async function openOnPhone(at: OnPhoneDeps): Promise<OnPhone> {
  const documents = await openDocuments(at);
  return { ...documents, ...(await openHeld(at, documents)) };
}

async function openDocuments({ deps, unlocked, lease, painted, changed }: OnPhoneDeps): Promise<Documents> {
  const store = circleStore(deps.database, lease);
  const circles = await openCircles({ deps, unlocked, store, listView: (team) => listViewOf(team, unlocked.row.member) });
  let turned = (_records: readonly string[]): void => undefined;
  const receipts = keepReceipts(store, handedStore(deps.database, unlocked.keys.id), unlocked.keys.id, circles.logs, (records) => turned(records));
  await receipts.refresh();
  // The demonstration has no hub, so nothing of it is ever safe there.
  const receiptOf = (record: string): Receipt => (unlocked.row.demo ? 'device' : receipts.of(record));
  const view = teamView(circles.team, unlocked.row.member, painted, receiptOf, markGone(deps.show, unlocked.roster));
  turned = (records) => {
    view.receipts(records);
    if (records.length > 0) deps.show({ of: 'agreements' });
    changed();
  };
  return { store, circles, receipts, view };
}

async function openHeld({ deps, unlocked, lease, changed, nudge }: OnPhoneDeps, { circles, receipts }: Documents): Promise<Held> {
  const notes = mentorNotes({ deps, unlocked, circles, receipts, held: await openHeldNotes({ deps, lease, unlocked }), changed: (mentorships) => {
    deps.show({ of: 'notes', mentorships });
    nudge();
    changed();
  } });
  // Stopped between telling and dropping, what was held is in its circle already.
  await notes.flush();
  const desks = openDesks({ unlocked, circles, receipts, held: await openHeldDesk({ deps, lease, unlocked }), changed: () => {
    deps.show({ of: 'agreements' });
    nudge();
    changed();
  } });
  await desks.flush();
  return { notes, desks };
}
