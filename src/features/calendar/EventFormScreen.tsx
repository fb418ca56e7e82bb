import { useState, type ReactNode } from 'react';
import { useRoute, useSearch } from 'wouter';
import { today } from '#app/clock.ts';
import { engine } from '#app/engine.ts';
import { systemRandom } from '#app/random.ts';
import { newId, type CommitteeId, type DraftId, type EventId } from '#base/ids.ts';
import { parseLocalDate, type LocalDate } from '#base/localDate.ts';
import { HOME_ZONE } from '#domain/eventTime.ts';
import { calendar } from '#messages/later/calendar.ts';
import { eventForm } from '#messages/later/eventForm.ts';
import { useTexts } from '#messages/useTexts.ts';
import { Banner } from '#ui/Banner.tsx';
import { Button } from '#ui/Button.tsx';
import { Page } from '#ui/Page.tsx';
import { Skeleton } from '#ui/Progress.tsx';
import { EmptyState } from '#ui/Section.tsx';
import type { EventTarget, KeptEvent } from './eventDraft.ts';
import { emptyEvent, startOf, type EventStart } from './eventForm.ts';
import { EventFormView } from './EventFormView.tsx';
import { useEvent } from './useEvent.ts';
import { useKeptDrafts } from './useKeptDrafts.ts';
import css from './EventForm.module.css';

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
  const [fresh] = useState(() => newId<DraftId>(systemRandom));
  const [taken, setTaken] = useState<KeptEvent | null>(null);
  const { drafts, forget } = useKeptDrafts(target);
  const drop = (id: DraftId) => {
    forget(id);
    void engine().deleteDraft(id);
  };
  const offers = drafts.filter((draft) => draft.id !== fresh);
  const above = offers.length === 0 ? null : <div className={css.drafts}>{offers.map((draft) => <DraftOffer key={draft.id} draft={draft} onTake={() => setTaken(draft)} onDrop={() => drop(draft.id)} />)}</div>;
  return taken
    ? <EventFormView key={taken.id} start={taken.start} typed={taken.form} draftId={taken.id} back={back} kept />
    : <EventFormView key={fresh} start={start} typed={start.form} draftId={fresh} back={back} above={above} />;
}

function DraftOffer({ draft, onTake, onDrop }: { readonly draft: KeptEvent; readonly onTake: () => void; readonly onDrop: () => void }): ReactNode {
  const m = useTexts(eventForm);
  return (
    <Banner tone="here" title={m.draftTitle} action={<span className={css.buttons}><Button onClick={onTake}>{m.draftContinue}</Button><Button kind="plain" onClick={onDrop}>{m.draftDrop}</Button></span>}>
      {draft.form.title.trim() || m.draftUnnamed}
    </Banner>
  );
}
