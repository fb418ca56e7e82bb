import type { ContactId, MemberId, TalkId } from '#base/ids.ts';
import { parseLocalDate, type LocalDate } from '#base/localDate.ts';
import { consentWays, contactDefaults, stages, tickets, type Consent, type ContactFields } from '#domain/contact.ts';
import { standardPoints, type GuidePoint } from '#domain/guide.ts';
import type { Ags } from '#domain/municipality.ts';
import { rhythms } from '#domain/rhythm.ts';
import { channels, outcomes, type TalkFields } from '#domain/talk.ts';
import type { TaskFields } from '#domain/task.ts';
import type { Shape } from './projection.ts';

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
};

/** The day stands in where a talk's own cannot be read. */
const NO_DAY = '1970-01-01' as LocalDate;

export const talkShape: Shape<TalkFields> = {
  contact: { read: (value) => text(value) as ContactId | undefined, missing: '' as ContactId },
  on: { read: day, missing: NO_DAY },
  channel: { read: oneOf(channels), missing: 'other' },
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

export const guideShape: Shape<{ readonly points: readonly GuidePoint[] }> = {
  points: { read: guidePoints, missing: standardPoints.map((id) => ({ id, title: '', hint: '' })) },
};

/** A recorded consent, or undefined where it cannot be read: such a one permits nothing. */
export function readConsent(value: unknown): Consent | undefined {
  if (!isObject(value)) return undefined;
  const given = oneOf(['granted', 'withdrawn'] as const)(value['given']);
  const on = day(value['on']);
  if (!given || !on) return undefined;
  return { given, on, way: oneOf(consentWays)(value['way']) ?? 'form', wording: text(value['wording']) ?? '', takenBy: (text(value['takenBy']) ?? '') as MemberId };
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function texts(value: unknown): readonly string[] | undefined {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : undefined;
}

/** Most days are plain to see; only the 29th to 31st need the calendar, which is slow for the 40,000 days of a large association. */
function day(value: unknown): LocalDate | undefined {
  if (typeof value !== 'string') return undefined;
  return plainDay.test(value) ? (value as LocalDate) : (parseLocalDate(value) ?? undefined);
}

const plainDay = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|1\d|2[0-8])$/;

function oneOf<const T extends string>(words: readonly T[]): (value: unknown) => T | undefined {
  return (value) => words.find((word) => word === value);
}

function orNull<T>(value: unknown, read: (value: unknown) => T | undefined): T | null | undefined {
  return value === null ? null : read(value);
}

function guidePoints(value: unknown): readonly GuidePoint[] | undefined {
  if (!Array.isArray(value)) return undefined;
  return value.flatMap((point: unknown) => (isObject(point) && typeof point['id'] === 'string' ? [{ id: point['id'], title: text(point['title']) ?? '', hint: text(point['hint']) ?? '' }] : []));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
