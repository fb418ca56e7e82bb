import type { ContactId, MandateId, MemberId, MentorshipId } from '#base/ids.ts';
import type { LocalDate } from '#base/localDate.ts';
import type { BodyKind, StandingAgain } from '#domain/mandate.ts';
import type { MentorshipState } from '#domain/mentorship.ts';
import type { PlaceKey } from '#domain/places.ts';
import { mandateShape, mentorshipShape, readCheckIn } from './mentorShapes.ts';
import type { Edit, StoredRecord } from './records.ts';
import type { MandateView, MentorshipView, TeamIndex } from './teamIndex.ts';

type Happened = { readonly at: number; readonly by: MemberId };
type MandateTold = { readonly is: 'recorded' } | { readonly is: 'standing'; readonly value: StandingAgain } | { readonly is: 'ended'; readonly on: LocalDate | null };
type MentorshipTold = { readonly is: 'began' | 'state'; readonly state: MentorshipState } | { readonly is: 'check-in'; readonly on: LocalDate; readonly helpWanted: boolean };

/** What happened to a contact's seats and mentorships: that one is there, what state it is in, that they spoke. What was said is not here. */
export type RecruitingStoryProjection =
  | (Happened & { readonly kind: 'mandate'; readonly id: MandateId; readonly body: BodyKind; readonly place: PlaceKey | null; readonly told: MandateTold })
  | (Happened & { readonly kind: 'mentorship'; readonly id: MentorshipId; /** The contact's own. */ readonly side: 'mentor' | 'mentee'; readonly other: ContactId; readonly otherName: string; readonly told: MentorshipTold });

/** In no order. */
export function recruitingStory(index: TeamIndex, contact: ContactId): readonly RecruitingStoryProjection[] {
  const mandates = [...index.mandatesOf(contact)].flatMap((id) => ofMandate(id, index.mandate(id)));
  const mentorships = [...index.mentorshipsOf(contact)].flatMap((id) => ofMentorship(index, contact, id, index.mentorship(id)));
  return [...mandates, ...mentorships];
}

function ofMandate(id: MandateId, view: MandateView | undefined): readonly RecruitingStoryProjection[] {
  if (!view) return [];
  const { body, place } = view.fields;
  const tell = (at: number, by: MemberId, told: MandateTold): RecruitingStoryProjection => ({ kind: 'mandate', at, by, id, body, place, told });
  const changes = view.record.edits.flatMap((edit) => {
    const told = mandateTold(edit);
    return told ? [tell(edit.when, edit.who, told)] : [];
  });
  return [...birthsOf(view.record).map(({ at, by }) => tell(at, by, { is: 'recorded' })), ...changes];
}

function mandateTold({ field, value }: Edit): MandateTold | null {
  if (field === 'standingAgain') return { is: 'standing', value: mandateShape.standingAgain.read(value) ?? 'open' };
  return field === 'endedOn' ? { is: 'ended', on: mandateShape.endedOn.read(value) ?? null } : null;
}

function ofMentorship(index: TeamIndex, contact: ContactId, id: MentorshipId, view: MentorshipView | undefined): readonly RecruitingStoryProjection[] {
  if (!view) return [];
  const { mentor, mentee } = view.fields;
  const side = contact === mentor ? 'mentor' : 'mentee';
  const other = side === 'mentor' ? mentee : mentor;
  const otherName = index.contact(other)?.fields.name ?? '';
  const tell = (at: number, by: MemberId, told: MentorshipTold): RecruitingStoryProjection => ({ kind: 'mentorship', at, by, id, side, other, otherName, told });
  const changes = view.record.edits.flatMap((edit) => {
    const told = mentorshipTold(edit);
    return told ? [tell(edit.when, edit.who, told)] : [];
  });
  const began = (state: unknown): MentorshipTold => ({ is: 'began', state: mentorshipShape.state.read(state) ?? mentorshipShape.state.missing });
  return [...birthsOf(view.record).map(({ at, by, value }) => tell(at, by, began(value['state']))), ...changes];
}

function mentorshipTold({ field, value }: Edit): MentorshipTold | null {
  if (field === 'state') return { is: 'state', state: mentorshipShape.state.read(value) ?? 'requested' };
  const checkIn = field === 'checkIns' ? readCheckIn(value) : undefined;
  return checkIn ? { is: 'check-in', on: checkIn.on, helpWanted: checkIn.helpWanted } : null;
}

function birthsOf({ born, bornAgain }: StoredRecord): readonly (Happened & { readonly value: Readonly<Record<string, unknown>> })[] {
  return (born ? [born, ...bornAgain] : []).map(({ when, who, value }) => ({ at: when, by: who, value }));
}
