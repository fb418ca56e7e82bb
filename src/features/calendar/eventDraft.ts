import * as v from 'valibot';
import type { Draft } from '#app/api.ts';
import { typedInto, type DraftAbout } from '#app/draftAbout.ts';
import type { DraftId, EventId } from '#base/ids.ts';
import type { LocalDate } from '#base/localDate.ts';
import { repeatKinds } from '#domain/repeatChoice.ts';
import type { EventForm, EventStart } from './eventForm.ts';

export const DRAFT_KIND = 'event';

/** A form as it was left: what lists say of it, what it began with and what was typed. */
export type EventDraft = { readonly about: DraftAbout; /** The person's own, for when all else goes (app/draftAbout.ts). */ readonly words?: readonly string[]; readonly start: EventStart; readonly form: EventForm };
export type KeptEvent = EventDraft & { readonly id: DraftId };

const id = v.string();
const day = v.nullable(v.string());
const whose = v.variant('at', [v.object({ at: v.literal('own') }), v.object({ at: v.literal('known'), id }), v.object({ at: v.literal('new'), name: v.string() })]);
const form = v.object({
  title: v.string(), whose, allDay: v.boolean(), beginDay: day, beginClock: v.string(), endDay: day, endClock: v.string(), place: v.string(), online: v.string(), text: v.string(),
  repeat: v.object({ kind: v.picklist(repeatKinds), until: day, rule: v.nullable(v.string()) }), open: v.nullable(v.boolean()),
});
const time = v.variant('allDay', [v.object({ allDay: v.literal(true), begin: v.string(), end: v.string() }), v.object({ allDay: v.literal(false), zone: v.string(), begin: v.string(), end: v.string() })]);
const only = v.object({ at: v.string(), regular: v.object({ time, title: v.string(), place: v.string() }), seen: v.array(id), standing: v.picklist(['planned', 'cancelled']) });
const draft = v.object({
  about: v.object({ name: v.string(), at: v.number(), href: v.string() }),
  form,
  start: v.object({ id, committee: id, zone: v.string(), form, base: v.nullable(v.object({ heads: v.record(v.string(), v.array(id)) })), only: v.nullable(only) }),
});

/** What is kept of a form: `at` is when it was last typed in. */
export function draftOf(start: EventStart, typed: EventForm, at: number): EventDraft {
  const words = (['title', 'place', 'text'] as const).map((field) => typedInto(start.form[field], typed[field]));
  return { about: { name: typed.title.trim(), at, href: hrefOf(start) }, words, start, form: typed };
}

function hrefOf({ id: event, base, only: one }: EventStart): string {
  if (base === null) return '/termine/neu';
  return one ? `/termine/${event}/bearbeiten?am=${one.at}` : `/termine/${event}/bearbeiten`;
}

/** A sealed draft as a form, or null where it belongs to another form or to a version that wrote it otherwise. */
export function readEventDraft(kept: Draft): KeptEvent | null {
  if (kept.kind !== DRAFT_KIND) return null;
  const read = v.safeParse(draft, kept.value);
  // The ids and days were this app's own when the draft was sealed; the schema has no brands.
  return read.success ? { id: kept.id, ...(read.output as unknown as EventDraft) } : null;
}

/** Which form a person opened: an event on record, whole or one occurrence of it, or a new one. */
export type EventTarget = { readonly open: 'edit'; readonly id: EventId; readonly at: LocalDate | null } | { readonly open: 'new' };

/** The drafts to offer, latest first. */
export function draftsFor(target: EventTarget, kept: readonly KeptEvent[]): readonly KeptEvent[] {
  const fits = ({ start }: KeptEvent): boolean => (target.open === 'new' ? start.base === null : start.base !== null && start.id === target.id && (start.only?.at ?? null) === target.at);
  return kept.filter(fits).toSorted((a, b) => b.about.at - a.about.at);
}
