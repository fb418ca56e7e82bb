import { useId, useMemo, useState, type ReactNode } from 'react';
import { now, today } from '#app/clock.ts';
import { useDraft } from '#app/useDraft.ts';
import type { DraftId } from '#base/ids.ts';
import { calendar } from '#messages/later/calendar.ts';
import { eventForm } from '#messages/later/eventForm.ts';
import { useMessages } from '#messages/useMessages.ts';
import { useTexts } from '#messages/useTexts.ts';
import { Banner } from '#ui/Banner.tsx';
import { Button } from '#ui/Button.tsx';
import { Chip } from '#ui/Chip.tsx';
import { Field } from '#ui/Field.tsx';
import { focusFirstInvalid, Form } from '#ui/Form.tsx';
import { Page } from '#ui/Page.tsx';
import { AudienceField } from './AudienceField.tsx';
import { ClashHints } from './ClashHints.tsx';
import { CommitteeField } from './CommitteeField.tsx';
import { fullDayWords } from './dayWords.ts';
import { DRAFT_KIND, draftOf } from './eventDraft.ts';
import type { EventErrors } from './eventErrors.ts';
import type { EventForm, EventStart } from './eventForm.ts';
import { RepeatFields } from './RepeatFields.tsx';
import { TimeFields } from './TimeFields.tsx';
import { useEventSaving } from './useEventSaving.ts';

/** What every part of the form is given. */
export type FormPartProps = { readonly form: EventForm; readonly start: EventStart; readonly change: (part: Partial<EventForm>) => void; readonly errors: EventErrors };

type EventFormViewProps = {
  readonly start: EventStart;
  readonly typed: EventForm;
  readonly draftId: DraftId;
  readonly back: string;
  /** The form comes from a draft that is on the disk. */
  readonly kept?: boolean;
  readonly above?: ReactNode;
};

/** The form itself: typing is kept as a draft, saving is one tap, a refusal stands at its field. */
export function EventFormView({ start, typed, draftId, back, kept = false, above }: EventFormViewProps): ReactNode {
  const m = useTexts(eventForm);
  const common = useMessages().common;
  const formId = useId();
  const [form, setForm] = useState(typed);
  const draft = useDraft(draftId, DRAFT_KIND, useMemo(() => (form !== typed ? draftOf(start, form, now()) : null), [start, form, typed]));
  const saving = useEventSaving({ start, draftId, draft, back });
  const change = (part: Partial<EventForm>) => {
    setForm((before) => ({ ...before, ...part }));
    saving.forgive(Object.keys(part));
  };
  const submit = async () => {
    if (!(await saving.save(form))) requestAnimationFrame(() => focusFirstInvalid(document.getElementById(formId)));
  };
  const part: FormPartProps = { form, start, change, errors: saving.errors };
  return (
    <Page
      title={start.only ? m.editOne : start.base ? m.edit : m.create}
      back={back}
      chip={kept || draft.state === 'kept' ? <Chip tone="here" busy={!draft.current}>{m.draftHere}</Chip> : undefined}
      save={<Button kind="primary" wide type="submit" form={formId} busy={saving.busy}>{common.save}</Button>}
    >
      {above}
      {draft.state === 'failed' ? <Banner tone="late" live="status">{m.draftNotKept}</Banner> : null}
      {saving.errors.form ? <Banner tone="late" live="alert" title={m.notSaved}>{saving.errors.form}</Banner> : null}
      <Form id={formId} onSubmit={() => void submit()}>
        <Scope start={start} />
        <Field label={m.title} value={form.title} maxLength={120} error={saving.errors.title ?? null} onChange={(title) => change({ title })} />
        {start.only ? null : <CommitteeField {...part} />}
        <TimeFields {...part} />
        <ClashHints form={form} start={start} />
        {start.only ? null : <RepeatFields {...part} />}
        <Field label={m.place} optional help={m.placeHelp} value={form.place} maxLength={200} error={saving.errors.place ?? null} onChange={(place) => change({ place })} />
        {start.only ? null : <Details {...part} />}
        {start.base ? null : <AudienceField {...part} />}
      </Form>
    </Page>
  );
}

/** Says what of a series is being changed. */
function Scope({ start }: { readonly start: EventStart }): ReactNode {
  const m = useTexts(eventForm);
  const words = useTexts(calendar);
  if (start.only) return <Banner>{m.oneHelp(fullDayWords(words, start.only.at, today()))}</Banner>;
  return start.base && start.form.repeat.kind !== 'never' ? <Banner>{m.allHelp}</Banner> : null;
}

function Details({ form, change, errors }: FormPartProps): ReactNode {
  const m = useTexts(eventForm);
  return (
    <>
      <Field kind="url" label={m.online} optional exact help={m.onlineHelp} value={form.online} maxLength={500} error={errors.online ?? null} onChange={(online) => change({ online })} />
      <Field kind="area" label={m.text} optional help={form.open === false ? m.textHelpInternal : m.textHelp} value={form.text} maxLength={2000} error={errors.text ?? null} onChange={(text) => change({ text })} />
    </>
  );
}
