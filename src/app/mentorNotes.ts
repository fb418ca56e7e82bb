import { mentorCircle, type MentorshipId, type NoteId } from '#base/ids.ts';
import { accept, refuse, type Result } from '#base/result.ts';
import type { WriteRefusal } from '#circle/circle.ts';
import { openQueue } from '#circle/queue.ts';
import { knownFrom } from '#doc/known.ts';
import { noteIn, notesIn, noteWrites } from '#doc/notes.ts';
import { applyWrites } from '#doc/records.ts';
import { noteTexts, type Note } from '#domain/note.ts';
import type { Circles } from './circles.ts';
import type { EngineDeps } from './deps.ts';
import type { Unlocked } from './device.ts';
import type { HeldNote, HeldNotes } from './heldNotes.ts';
import type { ShownNote } from './mentorApi.ts';
import { mentorStanding, type MentorStanding } from './mentorStanding.ts';
import type { Receipts } from './receipts.ts';

/** The notes of this device's mentorships, in their circles or held here until these are open. */
export type MentorNotes = {
  standing(id: MentorshipId): MentorStanding;
  /** Newest first; null: not ours to read. */
  notes(id: MentorshipId): Promise<readonly ShownNote[] | null>;
  /**
   * On disk when it accepts: in the circle, where it is open and of those it should be, else held. Written again it is there once, as it says now (D-96).
   * `not-yours`: neither mentor nor co-mentor by the roster; nothing is written.
   */
  write(id: MentorshipId, note: Note): Promise<Result<null, WriteRefusal | 'not-yours'>>;
  /** Notes that were handed over: each goes into the circle once and stays as it is there. Accepts only where the circle is open. */
  take(id: MentorshipId, notes: readonly Note[]): Promise<Result<null, WriteRefusal | 'not-yours'>>;
  /** What was noted is left blank, as the notes of a talk are where the consent was withdrawn (D-5); where it is held it goes. */
  blank(id: MentorshipId): Promise<Result<null, WriteRefusal>>;
  /** Writes what is held into circles that are open by now. False where the phone could not; nothing is lost then. */
  flush(): Promise<boolean>;
  /** Held notes go on with another mentorship. */
  moveHeld(ids: readonly NoteId[], to: MentorshipId): Promise<Result<null, WriteRefusal>>;
  /** Drops held notes that are to be forgotten. */
  dropHeld(ids: readonly NoteId[]): Promise<Result<null, WriteRefusal>>;
  held(): readonly HeldNote[];
};
export type NotesDeps = {
  readonly deps: Pick<EngineDeps, 'now' | 'random'>;
  readonly unlocked: Unlocked;
  readonly circles: Circles;
  readonly receipts: Receipts;
  readonly held: HeldNotes;
  /** Notes of these mentorships changed; told once they are on disk. */
  changed(mentorships: readonly MentorshipId[]): void;
};

export function mentorNotes(at: NotesDeps): MentorNotes {
  // A flush would otherwise drop what is being saved anew.
  const turn = openQueue();
  return {
    standing: (id) => standingOf(at, id),
    notes: (id) => turn(() => readNotes(at, id)),
    write: (id, note) => turn(() => writeNote(at, id, note)),
    take: (id, notes) => turn(() => takeNotes(at, id, notes)),
    blank: (id) => turn(() => blankNotes(at, id)),
    flush: () => turn(() => flushHeld(at)),
    moveHeld: (ids, to) => turn(() => moveHeld(at, ids, to)),
    dropHeld: (ids) => turn(() => dropHeld(at, ids)),
    held: () => at.held.all(),
  };
}

function standingOf({ unlocked, circles }: NotesDeps, id: MentorshipId): MentorStanding {
  return mentorStanding(unlocked.roster.current(), knownFrom(circles.team.doc()), id, unlocked.row.member);
}

async function readNotes(at: NotesDeps, id: MentorshipId): Promise<readonly ShownNote[] | null> {
  const { place, reads } = standingOf(at, id);
  if (place === 'not-ours') return null;
  const inCircle = (reads && (await at.circles.borrow(mentorCircle(id), async (circle) => notesIn(circle.doc())))) || [];
  const there = new Set(inCircle.map((note) => note.id));
  const held = at.held.all().filter(({ mentorship, note }) => mentorship === id && !there.has(note.id));
  const all = [...held.map(({ note }) => ({ ...note, held: true })), ...inCircle.map((note) => ({ ...note, held: false }))];
  return all.toSorted((a, b) => (a.on < b.on ? 1 : a.on > b.on ? -1 : b.at - a.at));
}

async function writeNote(at: NotesDeps, id: MentorshipId, note: Note): Promise<Result<null, WriteRefusal | 'not-yours'>> {
  const { place } = standingOf(at, id);
  if (place === 'not-ours') return refuse('not-yours');
  const written = place === 'open' ? await intoCircle(at, id, () => [note]) : null;
  const done = written ?? (await at.held.keep([{ mentorship: id, note }]));
  if (done.ok) at.changed([id]);
  return done;
}

async function takeNotes(at: NotesDeps, id: MentorshipId, notes: readonly Note[]): Promise<Result<null, WriteRefusal | 'not-yours'>> {
  if (standingOf(at, id).place !== 'open') return refuse('not-yours');
  const taken = await intoCircle(at, id, (isThere) => notes.filter((note) => !isThere(note.id)));
  if (taken?.ok) at.changed([id]);
  return taken ?? refuse('not-saved');
}

type Choose = (isThere: (id: NoteId) => boolean) => readonly Note[];

/** Null: this device has not got the circle's key or beginning yet. */
async function intoCircle({ deps, circles, receipts }: NotesDeps, id: MentorshipId, choose: Choose): Promise<Result<null, WriteRefusal> | null> {
  const circle = mentorCircle(id);
  const written = await circles.borrow(circle, (open) => open.write((doc) => {
    const chosen = choose((note) => noteIn(doc, note) !== null);
    for (const note of chosen) applyWrites(doc, noteWrites(doc, note, deps.random), { member: note.by, at: note.at }, 'run');
    return chosen.map((note) => note.id);
  }, { records: (notes) => [id, ...notes], draft: null }));
  if (written?.ok) await receipts.changed(circle);
  return written?.ok ? accept(null) : written;
}

async function blankNotes(at: NotesDeps, id: MentorshipId): Promise<Result<null, WriteRefusal>> {
  const gone = await dropHeld(at, at.held.all().filter(({ mentorship }) => mentorship === id).map(({ note }) => note.id));
  if (!gone.ok) return gone;
  const told = ((await readNotes(at, id)) ?? []).filter((note) => noteTexts.some((text) => note[text] !== ''));
  if (told.length === 0) return gone;
  const by = { by: at.unlocked.row.member, at: at.deps.now() };
  const blanked = await intoCircle(at, id, () => told.map((note) => ({ ...note, ...by, how: '', lacks: '', next: '' })));
  if (blanked?.ok) at.changed([id]);
  return blanked ?? refuse('not-saved');
}

/** Told first, dropped then: stopped in between, it is found to be there already. */
async function flushHeld(at: NotesDeps): Promise<boolean> {
  let whole = true;
  for (const [mentorship, of] of Map.groupBy(at.held.all(), (held) => held.mentorship)) {
    if (standingOf(at, mentorship).place !== 'open') continue;
    const written = await intoCircle(at, mentorship, () => of.map(({ note }) => note));
    const gone = written?.ok ? await at.held.forget(of.map(({ note }) => note.id)) : written;
    whole &&= gone === null || gone.ok;
    if (gone?.ok) at.changed([mentorship]);
  }
  return whole;
}

async function moveHeld(at: NotesDeps, ids: readonly NoteId[], to: MentorshipId): Promise<Result<null, WriteRefusal>> {
  const moving = at.held.all().filter(({ note }) => ids.includes(note.id));
  const moved = moving.length === 0 ? accept(null) : await at.held.keep(moving.map(({ note }) => ({ mentorship: to, note })));
  if (moved.ok) at.changed([...new Set([to, ...moving.map(({ mentorship }) => mentorship)])]);
  return moved;
}

async function dropHeld(at: NotesDeps, ids: readonly NoteId[]): Promise<Result<null, WriteRefusal>> {
  const mentorships = at.held.all().filter(({ note }) => ids.includes(note.id)).map(({ mentorship }) => mentorship);
  const gone = await at.held.forget(ids);
  if (gone.ok && mentorships.length > 0) at.changed([...new Set(mentorships)]);
  return gone;
}
