import { mentorCircle, mentorshipIn, type CircleId, type ContactId, type MentorshipId } from '#base/ids.ts';
import type { Circle } from '#circle/circle.ts';
import type { ErasedRecord } from '#circle/replica.ts';
import { knownFrom } from '#doc/known.ts';
import { recordIds } from '#doc/records.ts';
import { hasConsent } from '#domain/consent.ts';
import type { Mentorship } from '#domain/mentorship.ts';
import { mentorCircleIn } from '#roster/mentorship.ts';
import { circlesOf } from '#roster/rights.ts';
import type { Circles } from './circles.ts';
import type { Unlocked } from './device.ts';
import { unpackNotes } from './handedNotes.ts';
import type { MentorNotes } from './mentorNotes.ts';

/** What this device sees to by itself for the mentorships of its member, beside the chores every circle has. */
export type MentorChores = {
  /** Circles nobody has opened of mentorships of one's own that are agreed or going on, or of which notes are held (C-61). */
  toOpen(): readonly CircleId[];
  /** Circles that still hold notes of mentorships that were erased (C-64). */
  toErase(): Promise<readonly CircleId[]>;
  /** Notes that were handed over and those that are held go into circles that are open by now. False where the phone could not. */
  settle(): Promise<boolean>;
};
type ChoresDeps = { readonly unlocked: Unlocked; readonly circles: Circles; readonly notes: MentorNotes };

export function mentorChores(at: ChoresDeps): MentorChores {
  const taken = new Set<string>();
  return {
    toOpen: () => toOpen(at),
    toErase: () => toErase(at),
    async settle() {
      const dropped = (await dropErased(at)) && (await blankWithdrawn(at));
      const whole = (await at.notes.flush()) && dropped;
      return (await takeHanded(at, taken)) && whole;
    },
  };
}

/** Everything a mentorship's document holds: what an erasure leaves out. */
export function allNotes(circle: Circle): readonly ErasedRecord[] {
  return recordIds(circle.doc(), 'note').map((id) => ({ root: 'note', id }));
}

/** By this member's link, and whose circles this member opened: a few, however many the team has. */
function ownMentorships({ unlocked, circles }: ChoresDeps): readonly MentorshipId[] {
  const known = knownFrom(circles.team.doc());
  const [self, roster] = [unlocked.row.member, unlocked.roster.current()];
  const contact = known.member(self)?.contact ?? null;
  const linked = contact === null ? [] : known.mentorshipsOf(contact).filter((id) => known.mentorship(id)?.mentor === contact);
  const opened = [...roster.circles.keys()].flatMap((circle) => (mentorCircleIn(roster, circle)?.openedBy === self ? (mentorshipIn(circle) ?? []) : []));
  return [...new Set([...linked, ...opened])];
}

const underWay: ReadonlySet<Mentorship['state']> = new Set(['agreed', 'running', 'paused']);

function toOpen(at: ChoresDeps): readonly CircleId[] {
  const { circles, notes } = at;
  const known = knownFrom(circles.team.doc());
  const held = new Set(notes.held().map(({ mentorship }) => mentorship));
  const wanted = ownMentorships(at).filter((id) => held.has(id) || underWay.has(known.mentorship(id)?.state ?? 'ended'));
  return wanted.filter((id) => notes.standing(id).place === 'held').map(mentorCircle).filter((circle) => circles.epochHere(circle) === 0);
}

/** Of those this device is in: whoever reads them erases them. */
async function toErase({ unlocked, circles }: ChoresDeps): Promise<readonly CircleId[]> {
  const mine = new Set(circlesOf(unlocked.roster.current(), unlocked.keys.id));
  const erased = erasedIn(circles).map(mentorCircle).filter((circle) => mine.has(circle));
  const left: CircleId[] = [];
  for (const circle of erased) if (await circles.borrow(circle, async (open) => allNotes(open).length > 0)) left.push(circle);
  return left;
}

function erasedIn({ team }: Circles): readonly MentorshipId[] {
  return team.erased().filter(({ root }) => root === 'mentorship').map(({ id }) => id as MentorshipId);
}

async function dropErased({ circles, notes }: ChoresDeps): Promise<boolean> {
  const erased = new Set(erasedIn(circles));
  const dropped = await notes.dropHeld(notes.held().filter(({ mentorship }) => erased.has(mentorship)).map(({ note }) => note.id));
  return dropped.ok;
}

/** Without the mentee's consent nothing that only it allowed stays to be read (D-99). */
async function blankWithdrawn(at: ChoresDeps): Promise<boolean> {
  const { circles, notes } = at;
  const known = knownFrom(circles.team.doc());
  let whole = true;
  for (const id of ownMentorships(at)) {
    const mentee = known.contact(known.mentorship(id)?.mentee ?? ('' as ContactId));
    const { owner } = notes.standing(id);
    if (owner && mentee && !hasConsent(mentee)) whole = (await notes.blank(id)).ok && whole;
  }
  return whole;
}

/** Each value once a session: what it holds goes into the circle once for all. */
async function takeHanded(at: ChoresDeps, taken: Set<string>): Promise<boolean> {
  const { unlocked, circles, notes } = at;
  const known = knownFrom(circles.team.doc());
  let whole = true;
  for (const mentorship of ownMentorships(at)) {
    const { handedNotes = [], continues = null } = known.mentorship(mentorship) ?? {};
    const { place, owner } = notes.standing(mentorship);
    if (place !== 'open' || !owner) continue;
    for (const value of handedNotes.filter((one) => !taken.has(one))) {
      const handed = await unpackNotes(unlocked, { mentorship, continues }, value);
      const done = handed.length === 0 ? null : await notes.take(mentorship, handed);
      if (done === null || done.ok) taken.add(value);
      whole &&= done?.ok ?? true;
    }
  }
  return whole;
}
