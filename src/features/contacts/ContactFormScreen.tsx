import { useEffect, useState, type ReactNode } from 'react';
import { useRoute } from 'wouter';
import { useLive } from '#app/live.ts';
import { loadPhones, usePhones } from '#app/phones.ts';
import { systemRandom } from '#app/random.ts';
import { useKeptDrafts } from '#app/useKeptDrafts.ts';
import { newId, type ContactId, type MemberId, type TaskId } from '#base/ids.ts';
import { useMessages } from '#messages/useMessages.ts';
import { DraftOffers } from '#ui/DraftOffers.tsx';
import { Unopened } from '#ui/Unopened.tsx';
import { ContactFormView } from './ContactFormView.tsx';
import { emptyForm, startFrom, type FormStart } from './contactForm.ts';
import { draftsFor, readDraft } from './formDraft.ts';
import { forgetNewName, newName } from './listView.ts';
import { useContact } from './useContact.ts';

/** `/kontakte/neu` and `/kontakte/:id/bearbeiten`. */
export function ContactFormScreen(): ReactNode {
  const [editing, params] = useRoute('/kontakte/:id/bearbeiten');
  return editing ? <EditContact key={params.id} id={params.id as ContactId} /> : <NewContactForm />;
}

function NewContactForm(): ReactNode {
  const self = useSelf();
  const [start] = useState<FormStart>(() => ({ id: newId<ContactId>(systemRandom), task: newId<TaskId>(systemRandom), form: emptyForm(self, newName()), base: null }));
  useEffect(forgetNewName, []);
  return <DraftedForm start={start} />;
}

function EditContact({ id }: { readonly id: ContactId }): ReactNode {
  const m = useMessages().contacts;
  const loaded = useContact(id);
  const self = useSelf();
  const [task] = useState(() => newId<TaskId>(systemRandom));
  const written = useWrittenPhones();
  const [start, setStart] = useState<FormStart | null>(null);
  // The form begins with what is known when it opens; what arrives later must not change the ground under the person's hands.
  if (start === null && loaded.at === 'here' && written) setStart(startFrom(loaded.detail, task, self, written));
  if (start) return <DraftedForm start={start} />;
  return <Unopened title={m.form.edit} back={loaded.at === 'missing' ? '/kontakte' : `/kontakte/${id}`} loaded={loaded.at === 'here' ? { at: 'loading' } : loaded} words={m.detail} />;
}

/** The form, and above it the drafts that were left of it. */
function DraftedForm({ start }: { readonly start: FormStart }): ReactNode {
  const m = useMessages().contacts.form;
  const { fresh, taken, offers, take, drop } = useKeptDrafts((kept) => draftsFor(start.base === null ? null : start.id, kept.flatMap((draft) => readDraft(draft) ?? [])));
  const above = <DraftOffers drafts={offers} words={m} about={({ form }) => m.draftOf(form.name.trim() || m.draftUnnamed)} onTake={take} onDrop={drop} />;
  return taken
    ? <ContactFormView key={taken.id} start={taken.start} typed={taken.form} draftId={taken.id} kept />
    : <ContactFormView key={fresh} start={start} typed={start.form} draftId={fresh} above={above} />;
}

/** How numbers are written; null until it is known whether that can be told. */
function useWrittenPhones(): ((kept: string) => string) | null {
  const { writtenPhone } = usePhones();
  const [tried, setTried] = useState(false);
  useEffect(() => void loadPhones().then(() => setTried(true)), []);
  return tried ? writtenPhone : null;
}

function useSelf(): MemberId | null {
  return useLive((live) => (live.session.at === 'unlocked' ? live.session.self : null));
}
