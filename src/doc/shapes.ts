import type { ContactId, MemberId, TalkId } from '#base/ids.ts';
import type { LocalDate } from '#base/localDate.ts';
import { consentWays, contactDefaults, stages, tickets, type Consent, type ContactFields } from '#domain/contact.ts';
import { readFeedAddress, type FeedAddress } from '#domain/feedRules.ts';
import { standardPointsOf, type BoardText, type GuidePoint } from '#domain/guide.ts';
import type { Ags } from '#domain/municipality.ts';
import { rhythms } from '#domain/rhythm.ts';
import { channels, outcomes, talkSubjects, type TalkFields } from '#domain/talk.ts';
import type { TaskFields } from '#domain/task.ts';
import type { Shape } from './projection.ts';
import { day, isObject, oneOf, orNull, text, texts, wholeNumber } from './reads.ts';

/** `null` is a value of the nullable fields, so their readers answer null for it and undefined only for what they cannot read. */
export const contactShape: Shape<ContactFields> = {
  name: { read: text, missing: contactDefaults.name },
  phones: { read: texts, missing: contactDefaults.phones },
  mails: { read: texts, missing: contactDefaults.mails },
  municipality: { read: (value) => orNull(value, text) as Ags | null | undefined, missing: contactDefaults.municipality },
  ticket: { read: (value) => orNull(value, oneOf(tickets)), missing: contactDefaults.ticket },
  stage: { read: oneOf(stages), missing: contactDefaults.stage },
  responsible: { read: (value) => orNull(value, text) as MemberId | null | undefined, missing: contactDefaults.responsible },
  tags: { read: texts, missing: contactDefaults.tags },
  notes: { read: text, missing: contactDefaults.notes },
  proposedBy: { read: text, missing: contactDefaults.proposedBy },
  informBy: { read: (value) => orNull(value, day), missing: contactDefaults.informBy },
  birthYear: { read: (value) => orNull(value, wholeNumber), missing: contactDefaults.birthYear },
};

/** The day stands in where a record's own cannot be read. */
export const NO_DAY = '1970-01-01' as LocalDate;

export const talkShape: Shape<TalkFields> = {
  contact: { read: (value) => text(value) as ContactId | undefined, missing: '' as ContactId },
  on: { read: day, missing: NO_DAY },
  channel: { read: oneOf(channels), missing: 'other' },
  about: { read: oneOf(talkSubjects), missing: 'candidacy' },
  /** Claims least where a later version's outcome cannot be read. */
  outcome: { read: oneOf(outcomes), missing: 'not-reached' },
  covered: { read: texts, missing: [] },
  notes: { read: text, missing: '' },
};

/** Where a task was made; both stay for life. */
export type TaskOrigin = { readonly contact: ContactId; readonly talk: TalkId | null };

export const taskShape: Shape<TaskFields & TaskOrigin> = {
  what: { read: text, missing: '' },
  due: { read: day, missing: NO_DAY },
  responsible: { read: (value) => text(value) as MemberId | undefined, missing: '' as MemberId },
  state: { read: oneOf(['open', 'done'] as const), missing: 'open' },
  repeats: { read: (value) => orNull(value, oneOf(rhythms)), missing: null },
  doneOn: { read: (value) => orNull(value, day), missing: null },
  contact: { read: (value) => text(value) as ContactId | undefined, missing: '' as ContactId },
  talk: { read: (value) => orNull(value, text) as TalkId | null | undefined, missing: null },
};

export const nameShape: Shape<{ readonly name: string }> = { name: { read: text, missing: '' } };

/** The association's name, and where it publishes its calendar. */
export const spaceShape: Shape<{ readonly name: string; readonly feed: FeedAddress }> = { ...nameShape, feed: { read: readFeedAddress, missing: null } };

/** A member's name, and which contact they are. */
export const memberShape: Shape<{ readonly name: string; readonly contact: ContactId | null }> = {
  ...nameShape,
  contact: { read: (value) => orNull(value, text) as ContactId | null | undefined, missing: null },
};

/** The standard points until the association words its own. */
export function guideShape(of: BoardText): Shape<{ readonly points: readonly GuidePoint[] }> {
  return { points: { read: guidePoints, missing: standardPointsOf[of].map((id) => ({ id, title: '', hint: '' })) } };
}

/** A recorded consent, or undefined where it cannot be read: such a one permits nothing. */
export function readConsent(value: unknown): Consent | undefined {
  if (!isObject(value)) return undefined;
  const given = oneOf(['granted', 'withdrawn'] as const)(value['given']);
  const on = day(value['on']);
  if (!given || !on) return undefined;
  return { given, on, way: oneOf(consentWays)(value['way']) ?? 'form', wording: text(value['wording']) ?? '', takenBy: (text(value['takenBy']) ?? '') as MemberId };
}

function guidePoint(point: Record<string, unknown>): GuidePoint | undefined {
  const [id, link] = [text(point['id']), text(point['link'])];
  if (id === undefined) return undefined;
  const asked: readonly unknown[] = Array.isArray(point['answers']) ? point['answers'] : [];
  const answers = asked.flatMap((one) => (isObject(one) && text(one['question']) ? [{ question: text(one['question']) ?? '', answer: text(one['answer']) ?? '' }] : []));
  // Written by any member's device: no link leads elsewhere than to a web page.
  return { id, title: text(point['title']) ?? '', hint: text(point['hint']) ?? '', ...(link?.startsWith('https://') && { link }), ...(answers.length > 0 && { answers }) };
}

function guidePoints(value: unknown): readonly GuidePoint[] | undefined {
  if (!Array.isArray(value)) return undefined;
  return value.flatMap((point: unknown) => (isObject(point) ? (guidePoint(point) ?? []) : []));
}
