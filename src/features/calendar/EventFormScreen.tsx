import { useState, type ReactNode } from 'react';
import { useRoute, useSearch } from 'wouter';
import { today } from '#app/clock.ts';
import { systemRandom } from '#app/random.ts';
import { useKeptDrafts } from '#app/useKeptDrafts.ts';
import { newId, type CommitteeId, type EventId } from '#base/ids.ts';
import { parseLocalDate, type LocalDate } from '#base/localDate.ts';
import { HOME_ZONE } from '#domain/eventTime.ts';
import { calendar } from '#messages/later/calendar.ts';
import { eventForm } from '#messages/later/eventForm.ts';
import { useTexts } from '#messages/useTexts.ts';
import { DraftOffers } from '#ui/DraftOffers.tsx';
import { Page } from '#ui/Page.tsx';
import { Skeleton } from '#ui/Progress.tsx';
import { EmptyState } from '#ui/Section.tsx';
import { draftsFor, readEventDraft, type EventTarget } from './eventDraft.ts';
import { emptyEvent, startOf, type EventStart } from './eventForm.ts';
import { EventFormView } from './EventFormView.tsx';
import { useEvent } from './useEvent.ts';

/** `/termine/neu` (`?tag=<day>`) and `/termine/:id/bearbeiten` (`?am=<day>`: that occurrence of a series alone). */
export function EventFormScreen(): ReactNode {
  const [editing, params] = useRoute('/termine/:id/bearbeiten');
  const asked = new URLSearchParams(useSearch());
  const at = parseLocalDate(asked.get('am') ?? '');
  return editing ? <EditEvent key={`${params.id} ${at}`} id={params.id as EventId} at={at} /> : <NewEvent key={asked.get('tag')} day={parseLocalDate(asked.get('tag') ?? '') ?? today()} />;
}

function NewEvent({ day }: { readonly day: LocalDate }): ReactNode {
  const [start] = useState<EventStart>(() => ({ id: newId<EventId>(systemRandom), committee: newId<CommitteeId>(systemRandom), zone: HOME_ZONE, form: emptyEvent(day), base: null, only: null }));
  return <DraftedForm start={start} target={{ open: 'new' }} back={`/termine?tag=${day}`} />;
}

function EditEvent({ id, at }: { readonly id: EventId; readonly at: LocalDate | null }): ReactNode {
  const m = useTexts(eventForm);
  const words = useTexts(calendar).detail;
  const loaded = useEvent(id);
  const [start, setStart] = useState<EventStart | null>(null);
  // The form begins with what is known when it opens; what arrives later must not change the ground under the person's hands.
  if (start === null && loaded.at === 'here') setStart(startOf(loaded.detail, at, newId<CommitteeId>(systemRandom)));
  if (start) return <DraftedForm start={start} target={{ open: 'edit', id, at }} back={at ? `/termine/${id}?am=${at}` : `/termine/${id}`} />;
  return <Page title={m.edit} back="/termine">{loaded.at === 'missing' ? <EmptyState title={words.missing}>{words.missingHelp}</EmptyState> : <Skeleton rows={6} />}</Page>;
}

/** The form, and above it the drafts that were left of it. */
function DraftedForm({ start, target, back }: { readonly start: EventStart; readonly target: EventTarget; readonly back: string }): ReactNode {
  const m = useTexts(eventForm);
  const { fresh, taken, offers, take, drop } = useKeptDrafts((kept) => draftsFor(target, kept.flatMap((draft) => readEventDraft(draft) ?? [])));
  const above = <DraftOffers drafts={offers} words={m} about={({ form }) => form.title.trim() || m.draftUnnamed} onTake={take} onDrop={drop} />;
  return taken
    ? <EventFormView key={taken.id} start={taken.start} typed={taken.form} draftId={taken.id} back={back} kept />
    : <EventFormView key={fresh} start={start} typed={start.form} draftId={fresh} back={back} above={above} />;
}
