import { useId, useMemo, useState, type FormEvent, type ReactNode } from 'react';
import { now } from '#app/clock.ts';
import { useDraft } from '#app/useDraft.ts';
import type { DraftId } from '#base/ids.ts';
import { useMessages } from '#messages/useMessages.ts';
import { Banner } from '#ui/Banner.tsx';
import { Button } from '#ui/Button.tsx';
import { Chip } from '#ui/Chip.tsx';
import { Page } from '#ui/Page.tsx';
import { hasConsentIn, type ContactForm, type FormStart } from './contactForm.ts';
import { DRAFT_KIND, draftOf } from './formDraft.ts';
import type { FormErrors } from './formErrors.ts';
import { FormConsent } from './FormConsent.tsx';
import { FormMore } from './FormMore.tsx';
import { FormPerson } from './FormPerson.tsx';
import { FormStep } from './FormStep.tsx';
import { useFirstError } from './useFirstError.ts';
import { useSaving } from './useSaving.ts';
import css from './ContactForm.module.css';

/** What every part of the form is given. */
export type FormPartProps = {
  readonly form: ContactForm;
  readonly start: FormStart;
  readonly change: (part: Partial<ContactForm>) => void;
  readonly errors: FormErrors;
  /** No consent yet: fields that may not be kept wait for it. */
  readonly locked: boolean;
};

type ContactFormViewProps = {
  readonly start: FormStart;
  readonly typed: ContactForm;
  readonly draftId: DraftId;
  /** The form comes from a draft that is on the disk. */
  readonly kept?: boolean;
  readonly above?: ReactNode;
};

/** The form itself: typing is kept as a draft, saving runs the commands, a refusal stands at its field. */
export function ContactFormView({ start, typed, draftId, kept = false, above }: ContactFormViewProps): ReactNode {
  const m = useMessages();
  const formId = useId();
  const [form, setForm] = useState(typed);
  const dirty = kept || form !== typed;
  const draft = useDraft(draftId, DRAFT_KIND, useMemo(() => (form !== typed ? draftOf(start, form, now()) : null), [start, form, typed]));
  const saving = useSaving({ start, draftId, draft });
  const change = (part: Partial<ContactForm>) => {
    setForm((before) => ({ ...before, ...part }));
    saving.forgive(Object.keys(part));
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void saving.save(form, setForm);
  };
  const ground = saving.start;
  const part: FormPartProps = { form, start: ground, change, errors: saving.errors, locked: !hasConsentIn(form, ground) };
  useFirstError(formId, saving.attempts);
  return (
    <Page
      title={start.base ? m.contacts.form.edit : m.contacts.form.create}
      back={start.base ? `/kontakte/${start.id}` : '/kontakte'}
      chip={dirty && (kept || draft.state === 'kept') ? <Chip tone="here" busy={!draft.current}>{m.contacts.form.draftHere}</Chip> : undefined}
      save={<FormSave formId={formId} refused={saving.errors.form} busy={saving.busy} />}
    >
      {above}
      {draft.state === 'failed' ? <Banner tone="late" live="status">{m.contacts.form.draftNotKept}</Banner> : null}
      <form id={formId} className={css.form} autoComplete="off" noValidate onSubmit={submit}>
        <FormPerson {...part} />
        <FormStep {...part} />
        <FormConsent {...part} />
        <FormMore {...part} />
      </form>
    </Page>
  );
}

type FormSaveProps = { readonly formId: string; /** Why it was not saved, where no field is to blame. */ readonly refused: string | undefined; readonly busy: boolean };

function FormSave({ formId, refused, busy }: FormSaveProps): ReactNode {
  const m = useMessages();
  return (
    <div className={css.save}>
      {refused ? <Banner tone="late" live="alert" title={m.contacts.form.notSaved}>{refused}</Banner> : null}
      <Button kind="primary" wide type="submit" form={formId} busy={busy}>{m.common.save}</Button>
    </div>
  );
}
