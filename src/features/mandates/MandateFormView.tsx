import { useId, useMemo, useState, type ReactNode } from 'react';
import { now } from '#app/clock.ts';
import { useDraft } from '#app/useDraft.ts';
import type { DraftId } from '#base/ids.ts';
import { mandates } from '#messages/later/mandates.ts';
import { useMessages } from '#messages/useMessages.ts';
import { useTexts } from '#messages/useTexts.ts';
import { Banner } from '#ui/Banner.tsx';
import { Button } from '#ui/Button.tsx';
import { Chip } from '#ui/Chip.tsx';
import { focusFirstInvalid, Form } from '#ui/Form.tsx';
import { Page } from '#ui/Page.tsx';
import { HolderField } from './HolderField.tsx';
import { DRAFT_KIND, draftOf } from './mandateDraft.ts';
import type { MandateErrors } from './mandateErrors.ts';
import type { MandateForm, MandateStart } from './mandateForm.ts';
import { SeatFields } from './SeatFields.tsx';
import { SeatMore } from './SeatMore.tsx';
import { useMandateSaving } from './useMandateSaving.ts';

/** What every part of the form is given. */
export type FormPartProps = {
  readonly form: MandateForm;
  readonly editing: boolean;
  readonly change: (part: Partial<MandateForm>) => void;
  readonly errors: MandateErrors;
};

type MandateFormViewProps = {
  readonly start: MandateStart;
  readonly typed: MandateForm;
  readonly draftId: DraftId;
  readonly back: string;
  /** The form comes from a draft that is on the disk. */
  readonly kept?: boolean;
  readonly above?: ReactNode;
};

/** The form itself: typing is kept as a draft, saving is one tap, a refusal stands at its field. */
export function MandateFormView({ start, typed, draftId, back, kept = false, above }: MandateFormViewProps): ReactNode {
  const m = useTexts(mandates).form;
  const common = useMessages().common;
  const formId = useId();
  const [form, setForm] = useState(typed);
  const draft = useDraft(draftId, DRAFT_KIND, useMemo(() => (form !== typed ? draftOf(start, form, now()) : null), [start, form, typed]));
  const saving = useMandateSaving({ start, draftId, draft, back });
  const change = (part: Partial<MandateForm>) => {
    setForm((before) => ({ ...before, ...part }));
    saving.forgive(Object.keys(part));
  };
  const submit = async () => {
    if (!(await saving.save(form))) requestAnimationFrame(() => focusFirstInvalid(document.getElementById(formId)));
  };
  const part: FormPartProps = { form, editing: start.base !== null, change, errors: saving.errors };
  return (
    <Page
      title={start.base ? m.edit : m.create}
      back={back}
      chip={kept || draft.state === 'kept' ? <Chip tone="here" busy={!draft.current}>{m.draftHere}</Chip> : undefined}
      save={<Button kind="primary" wide type="submit" form={formId} busy={saving.busy}>{common.save}</Button>}
    >
      {above}
      {draft.state === 'failed' ? <Banner tone="late" live="status">{m.draftNotKept}</Banner> : null}
      {saving.errors.form ? <Banner tone="late" live="alert" title={m.notSaved}>{saving.errors.form}</Banner> : null}
      <Form id={formId} onSubmit={() => void submit()}>
        <HolderField {...part} />
        <SeatFields {...part} />
        <SeatMore {...part} />
      </Form>
    </Page>
  );
}
