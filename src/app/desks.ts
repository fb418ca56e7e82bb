import type * as Y from 'yjs';
import { deskCircle, deskIn, type CircleId, type DraftId, type MemberId } from '#base/ids.ts';
import { accept, refuse, type Result } from '#base/result.ts';
import type { Circle, WriteRefusal } from '#circle/circle.ts';
import { openQueue } from '#circle/queue.ts';
import { agreementsIn, type AgreementView } from '#doc/agreements.ts';
import { erasedAgreements } from '#doc/erasure.ts';
import { applyWrites, readRecord } from '#doc/records.ts';
import type { Write } from '#domain/write.ts';
import { circlesOf } from '#roster/rights.ts';
import type { Circles } from './circles.ts';
import type { Unlocked } from './device.ts';
import type { HeldDesk, HeldForDesk, HeldPart } from './heldDesk.ts';
import { heldDoc, sayOnce } from './heldDoc.ts';
import type { Receipts } from './receipts.ts';

/** A desk while somebody works at it: its document, and how to write to it. */
export type DeskRoom = { readonly doc: Y.Doc; write(part: HeldPart, draft: DraftId | null): Promise<Result<null, WriteRefusal>> };
/** What one desk holds. `held`: on this device alone, its circle is not open yet. */
export type DeskView = { readonly desk: MemberId; readonly held: boolean; readonly views: readonly AgreementView[] };

/** The desks this device can read, each opened when it is asked for and closed afterwards: never sixty at once. */
export type Desks = {
  /** Null: not a desk of ours, or its key has not come yet. One's own is there from the start: until its circle is open what is written is held. */
  using<T>(desk: MemberId, act: (room: DeskRoom) => Promise<T>): Promise<T | null>;
  /** All of them; a desk that did not change since is not opened again. */
  all(): Promise<readonly DeskView[]>;
  /** One of them, likewise. */
  of(desk: MemberId): Promise<DeskView | null>;
  /** One's own alone. */
  own(): Promise<DeskView | null>;
  /** Something of the circle came or its epoch began. */
  arrived(circle: CircleId): void;
  held(): readonly HeldForDesk[];
  /** What is held goes into the desk, if it is open by now. False where the phone could not; nothing is lost then. */
  flush(): Promise<boolean>;
  /** Drops what is held about agreements whose contact was erased. */
  dropErased(): Promise<boolean>;
  /** Counts what happened to a desk, so that nobody looks at it twice for the same. */
  versionOf(desk: MemberId): number;
};
export type DesksDeps = { readonly unlocked: Unlocked; readonly circles: Circles; readonly receipts: Receipts; readonly held: HeldDesk; /** Told once it is on disk. */ changed(): void };
type State = DesksDeps & { readonly versions: Map<MemberId, number>; readonly seen: Map<MemberId, DeskView & { readonly version: string }> };

export function openDesks(given: DesksDeps): Desks {
  const at: State = { ...given, versions: new Map(), seen: new Map() };
  // A flush would otherwise drop what is being written.
  const turn = openQueue();
  return {
    using: (desk, act) => turn(() => using(at, desk, act)),
    all: () => turn(() => allDesks(at)),
    of: (desk) => turn(() => viewOf(at, desk)),
    own: () => turn(() => viewOf(at, self(at))),
    arrived(circle) {
      const desk = deskIn(circle);
      if (desk) touch(at, desk);
    },
    held: () => at.held.all(),
    flush: () => turn(() => flushHeld(at)),
    dropErased: () => turn(() => dropErased(at)),
    versionOf: (desk) => at.versions.get(desk) ?? 0,
  };
}

function touch({ versions }: State, desk: MemberId): void {
  versions.set(desk, (versions.get(desk) ?? 0) + 1);
}

async function using<T>(at: State, desk: MemberId, act: (room: DeskRoom) => Promise<T>): Promise<T | null> {
  const done = await at.circles.borrow(deskCircle(desk), async (circle) => {
    const told = desk === self(at) ? await tellHeld(at, circle) : accept(null);
    // What is held came first: beside it nothing else is written.
    return told.ok ? { value: await act(roomOf(at, desk, circle)) } : { value: await act(refusing(circle.doc(), told.refusal)) };
  });
  if (done) return done.value;
  return desk === self(at) ? act(heldRoom(at)) : null;
}

function roomOf(at: State, desk: MemberId, circle: Circle): DeskRoom {
  return {
    get doc() {
      return circle.doc();
    },
    async write({ writes, by }, draft) {
      const written = await circle.write((doc) => applyWrites(doc, writes, by, 'run'), { records: () => recordsOf(circle.doc(), writes), draft });
      if (!written.ok) return written;
      await wrote(at, desk);
      return accept(null);
    },
  };
}

function heldRoom(at: State): DeskRoom {
  return {
    doc: heldDoc(at.held.all()),
    async write(part, draft) {
      const kept = await at.held.keep(part, draft);
      if (kept.ok) await wrote(at, self(at));
      return kept;
    },
  };
}

function refusing(doc: Y.Doc, refusal: WriteRefusal): DeskRoom {
  return { doc, write: async () => refuse(refusal) };
}

async function wrote(at: State, desk: MemberId): Promise<void> {
  touch(at, desk);
  await at.receipts.changed(deskCircle(desk));
  at.changed();
}

/** Told first, dropped then. What speaks of an agreement that is gone from the desk goes with it. */
async function tellHeld(at: State, circle: Circle): Promise<Result<null, WriteRefusal>> {
  await dropErased(at);
  const waiting = at.held.all();
  if (waiting.length === 0) return accept(null);
  const written = await circle.write((doc) => waiting.flatMap((part) => {
    // One after the other: a change needs what was born before it.
    if (!isWhole(doc, part)) return [];
    sayOnce(doc, part);
    return part.writes;
  }), { records: (writes) => recordsOf(circle.doc(), writes), draft: null });
  if (!written.ok) return written;
  const gone = await at.held.forget(waiting.map(({ id }) => id));
  await wrote(at, self(at));
  return gone;
}

function isWhole(doc: Y.Doc, { writes }: HeldPart): boolean {
  return writes.every((write) => write.make === 'birth' || readRecord(doc, write.kind, write.id) !== null || writes.some((one) => one.make === 'birth' && one.id === write.id));
}

async function flushHeld(at: State): Promise<boolean> {
  if (at.held.all().length === 0) return true;
  const told = await at.circles.borrow(deskCircle(self(at)), (circle) => tellHeld(at, circle));
  return told?.ok ?? true;
}

async function dropErased(at: State): Promise<boolean> {
  const held = at.held.all();
  if (held.length === 0) return true;
  const gone = new Set(erasedAgreements(heldDoc(at.held.all()), at.circles.team.erased()).map(({ id }) => id));
  const dropped = await at.held.forget(held.filter(({ writes }) => writes.some(({ id }) => gone.has(id))).map(({ id }) => id));
  if (gone.size > 0) await wrote(at, self(at));
  return dropped.ok;
}

async function allDesks(at: State): Promise<readonly DeskView[]> {
  const { unlocked } = at;
  const entitled = circlesOf(unlocked.roster.current(), unlocked.keys.id).flatMap((circle) => deskIn(circle) ?? []);
  const shown: DeskView[] = [];
  for (const desk of new Set([self(at), ...entitled])) {
    const view = await viewOf(at, desk);
    if (view) shown.push(view);
  }
  // Whoever is not Kasse any more keeps nothing of others' desks.
  for (const desk of at.seen.keys()) if (!shown.some((one) => one.desk === desk)) at.seen.delete(desk);
  return shown;
}

/** As it was read last, unless something happened to it since. */
async function viewOf(at: State, desk: MemberId): Promise<DeskView | null> {
  const version = `${at.versions.get(desk) ?? 0} ${at.circles.epochHere(deskCircle(desk))}`;
  const seen = at.seen.get(desk);
  if (seen?.version === version) return seen;
  const view = await readDesk(at, desk);
  if (view) at.seen.set(desk, { ...view, version });
  return view;
}

async function readDesk(at: State, desk: MemberId): Promise<DeskView | null> {
  const views = await at.circles.borrow(deskCircle(desk), async (circle) => agreementsIn(circle.doc()));
  if (views) return { desk, held: false, views };
  return desk === self(at) ? { desk, held: true, views: agreementsIn(heldDoc(at.held.all())) } : null;
}

/** The agreements and whose contacts they are: with an erased one what was unsent of them goes. */
function recordsOf(doc: Y.Doc, writes: readonly Write[]): readonly string[] {
  const ids = [...new Set(writes.map(({ id }) => id))];
  const contacts = agreementsIn(doc).flatMap(({ agreement: { id, contact } }) => (ids.includes(id) ? [contact] : []));
  return [...new Set([...ids, ...contacts])];
}

function self({ unlocked }: DesksDeps): MemberId {
  return unlocked.row.member;
}

