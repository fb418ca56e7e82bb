import { useEffect, useState, type ReactNode } from 'react';
import { useRoute } from 'wouter';
import { engine } from '#app/engine.ts';
import { useLive } from '#app/live.ts';
import { loadPhones, usePhones } from '#app/phones.ts';
import { systemRandom } from '#app/random.ts';
import { newId, type ContactId, type DraftId, type MemberId, type TaskId } from '#base/ids.ts';
import { useMessages } from '#messages/useMessages.ts';
import { Banner } from '#ui/Banner.tsx';
import { Button } from '#ui/Button.tsx';
import { Page } from '#ui/Page.tsx';
import { Skeleton } from '#ui/Progress.tsx';
import { EmptyState } from '#ui/Section.tsx';
import { ContactFormView } from './ContactFormView.tsx';
import { emptyForm, startFrom, type FormStart } from './contactForm.ts';
import type { FormDraft, KeptDraft } from './formDraft.ts';
import { forgetNewName, newName } from './listView.ts';
import { useContact } from './useContact.ts';
import { useKeptDrafts } from './useKeptDrafts.ts';
import css from './ContactForm.module.css';

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
  const back = `/kontakte/${id}`;
  if (loaded.at === 'missing') return <Page title={m.form.edit} back="/kontakte"><EmptyState title={m.detail.missing}>{m.detail.missingHelp}</EmptyState></Page>;
  if (loaded.at === 'failed') return <Page title={m.form.edit} back={back}><Banner tone="late" live="alert" action={<Button onClick={loaded.retry}>{m.detail.retry}</Button>}>{m.detail.unreadable}</Banner></Page>;
  return <Page title={m.form.edit} back={back}><Skeleton rows={6} /></Page>;
}

/** The form, and above it the drafts that were left of it. */
function DraftedForm({ start }: { readonly start: FormStart }): ReactNode {
  const [fresh] = useState(() => ({ id: newId<DraftId>(systemRandom), draft: { start, form: start.form } satisfies FormDraft }));
  const [taken, setTaken] = useState<KeptDraft | null>(null);
  const { drafts, forget } = useKeptDrafts(start.base === null ? null : start.id);
  const drop = (id: DraftId) => {
    forget(id);
    void engine().deleteDraft(id);
  };
  const offers = drafts.filter((draft) => draft.id !== taken?.id && draft.id !== fresh.id);
  const banner = offers.length === 0 || taken ? null : <div className={css.drafts}>{offers.map((draft) => <DraftOffer key={draft.id} draft={draft} onTake={() => setTaken(draft)} onDrop={() => drop(draft.id)} />)}</div>;
  return taken
    ? <ContactFormView key={taken.id} start={taken.start} typed={taken.form} draftId={taken.id} kept />
    : <ContactFormView key={fresh.id} start={fresh.draft.start} typed={fresh.draft.form} draftId={fresh.id} above={banner} />;
}

function DraftOffer({ draft, onTake, onDrop }: { readonly draft: KeptDraft; readonly onTake: () => void; readonly onDrop: () => void }): ReactNode {
  const m = useMessages().contacts.form;
  return (
    <Banner tone="here" title={m.draftTitle} action={<span className={css.buttons}><Button onClick={onTake}>{m.draftContinue}</Button><Button kind="plain" onClick={onDrop}>{m.draftDrop}</Button></span>}>
      {m.draftOf(draft.form.name.trim() || m.draftUnnamed)}
    </Banner>
  );
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
