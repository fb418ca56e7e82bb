import { useState, type ReactNode } from 'react';
import { useRoute, useSearch } from 'wouter';
import { useLive } from '#app/live.ts';
import { systemRandom } from '#app/random.ts';
import { useKeptDrafts } from '#app/useKeptDrafts.ts';
import { newId, type ContactId, type MandateId } from '#base/ids.ts';
import { mandates } from '#messages/later/mandates.ts';
import { useTexts } from '#messages/useTexts.ts';
import { DraftOffers } from '#ui/DraftOffers.tsx';
import { Page } from '#ui/Page.tsx';
import { Skeleton } from '#ui/Progress.tsx';
import { EmptyState } from '#ui/Section.tsx';
import { draftsFor, nameIn, readMandateDraft, type MandateTarget } from './mandateDraft.ts';
import { emptyMandate, formOf, type MandateStart } from './mandateForm.ts';
import { MandateFormView } from './MandateFormView.tsx';
import { typedDay } from './typedDay.ts';

/** `/mandate/neu` (`?kontakt=<id>`) and `/mandate/:id/bearbeiten`. */
export function MandateFormScreen(): ReactNode {
  const [editing, params] = useRoute('/mandate/:id/bearbeiten');
  const contact = new URLSearchParams(useSearch()).get('kontakt') as ContactId | null;
  return editing ? <EditMandate key={params.id} id={params.id as MandateId} /> : <NewMandate key={contact} contact={contact} />;
}

function NewMandate({ contact }: { readonly contact: ContactId | null }): ReactNode {
  const [start] = useState<MandateStart>(() => {
    const name = contact ? useLive.getState().rows.get(contact)?.name : undefined;
    const holder = contact && name !== undefined ? ({ at: 'known', id: contact, name } as const) : ({ at: 'searching', text: '' } as const);
    return { id: newId<MandateId>(systemRandom), person: newId<ContactId>(systemRandom), form: emptyMandate(holder), base: null };
  });
  return <DraftedForm start={start} target={{ open: 'new', contact }} back={contact ? `/kontakte/${contact}` : '/mandate'} />;
}

function EditMandate({ id }: { readonly id: MandateId }): ReactNode {
  const m = useTexts(mandates);
  const row = useLive((live) => live.mandates.find((one) => one.id === id));
  const opening = useLive((live) => live.status.opening);
  const [start, setStart] = useState<MandateStart | null>(null);
  // The form begins with what is known when it opens; what arrives later must not change the ground under the person's hands.
  if (start === null && row) setStart({ id, person: row.contact, form: formOf(row, typedDay), base: { heads: row.heads } });
  if (start) return <DraftedForm start={start} target={{ open: 'edit', id }} back={`/mandate/${id}`} />;
  return <Page title={m.form.edit} back="/mandate">{opening ? <Skeleton rows={5} /> : <EmptyState title={m.detail.missing}>{m.detail.missingHelp}</EmptyState>}</Page>;
}

/** The form, and above it the drafts that were left of it. */
function DraftedForm({ start, target, back }: { readonly start: MandateStart; readonly target: MandateTarget; readonly back: string }): ReactNode {
  const m = useTexts(mandates).form;
  const { fresh, taken, offers, take, drop } = useKeptDrafts((kept) => draftsFor(target, kept.flatMap((draft) => readMandateDraft(draft) ?? [])));
  const above = <DraftOffers drafts={offers} words={m} about={({ form }) => m.draftOf(nameIn(form) || m.draftUnnamed)} onTake={take} onDrop={drop} />;
  return taken
    ? <MandateFormView key={taken.id} start={taken.start} typed={taken.form} draftId={taken.id} back={back} kept />
    : <MandateFormView key={fresh} start={start} typed={start.form} draftId={fresh} back={back} above={above} />;
}
