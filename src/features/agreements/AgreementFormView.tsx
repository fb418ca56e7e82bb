import { useId, useMemo, useState, type ReactNode } from 'react';
import { now, today } from '#app/clock.ts';
import { useLive } from '#app/live.ts';
import { useDraft } from '#app/useDraft.ts';
import type { DraftId, MemberId } from '#base/ids.ts';
import { agreementStages } from '#domain/agreement.ts';
import { feeRhythms } from '#domain/feePeriods.ts';
import { withTypedPlace } from '#domain/typedPlace.ts';
import { formatWhen } from '#messages/dates.ts';
import { agreements } from '#messages/later/agreements.ts';
import { useMessages } from '#messages/useMessages.ts';
import { useTexts } from '#messages/useTexts.ts';
import { Banner } from '#ui/Banner.tsx';
import { Button } from '#ui/Button.tsx';
import { Chip } from '#ui/Chip.tsx';
import { Choice } from '#ui/Choice.tsx';
import { DateField } from '#ui/DateField.tsx';
import { Field } from '#ui/Field.tsx';
import { Form } from '#ui/Form.tsx';
import { Page } from '#ui/Page.tsx';
import { SelectField } from '#ui/SelectField.tsx';
import { BasisFields, RateFields, type PartProps } from './BasisFields.tsx';
import { Calculation } from './Calculation.tsx';
import { Checklist } from './Checklist.tsx';
import { DRAFT_KIND, draftOf } from './agreementDraft.ts';
import { readForm, type AgreementForm, type AgreementStart } from './agreementForm.ts';
import { ReductionFields } from './ReductionFields.tsx';
import { useFeeTerms } from './useAgreement.ts';
import { useAgreementSaving } from './useAgreementSaving.ts';
import { WhoReads } from './WhoReads.tsx';

export type FormOpening = { readonly start: AgreementStart; readonly form: AgreementForm; readonly draftId: DraftId; /** When the draft it goes on with was last typed in; null: none. */ readonly kept: number | null };
type AgreementFormViewProps = { readonly open: FormOpening; readonly name: string; readonly desk: MemberId | null; readonly held: boolean; readonly signed: boolean; readonly back: string; readonly onFresh: () => void };

/** The conversation as one form: what was spoken about, the figures, what follows from them. Typing is kept as a draft, saving is one tap, with or without a connection. */
export function AgreementFormView({ open, name, desk, held, signed, back, onFresh }: AgreementFormViewProps): ReactNode {
  const [m, words] = [useTexts(agreements), useMessages()];
  const formId = useId();
  const { start, draftId, kept } = open;
  const [form, setForm] = useState(open.form);
  const draft = useDraft(draftId, DRAFT_KIND, useMemo(() => (form === open.form ? null : draftOf(start, form, name, now())), [form, open.form, start, name]));
  const saving = useAgreementSaving({ start, draftId, draft });
  const terms = useFeeTerms();
  const { fields, wrong } = readForm(form);
  const part: PartProps = { form, change: (some) => setForm((before) => ({ ...before, ...some })), wrong: (place) => saving.tried && wrong.includes(place) };
  const named = terms?.find(({ id }) => id === form.terms);
  const submit = (): void => {
    const spelt = withTypedPlace(form);
    setForm(spelt);
    void saving.save(spelt, readForm(spelt).wrong);
  };
  return (
    <Page title={name || m.unknown} tab={m.one} back={back} chip={kept !== null || draft.state === 'kept' ? <Chip tone="here" busy={!draft.current}>{m.form.draftHere}</Chip> : undefined} save={<Button kind="primary" wide type="submit" form={formId} busy={saving.busy}>{words.common.save}</Button>}>
      <Form id={formId} onSubmit={submit}>
        {kept === null ? null : <Banner tone="here" action={<Button kind="plain" onClick={() => void draft.drop().then(onFresh)}>{m.form.drop}</Button>}>{m.form.draftOf(formatWhen(kept))}</Banner>}
        {draft.state === 'failed' ? <Banner tone="late" live="status">{m.form.draftNotKept}</Banner> : null}
        {saving.problem && (saving.problem !== m.form.fix || wrong.length > 0) ? <Banner tone="late" live="alert" title={m.form.notSaved}>{saving.problem}</Banner> : null}
        {signed ? <Banner tone="due">{m.form.again}</Banner> : null}
        <WhoReads desk={desk} held={held} />
        <Checklist ticks={form} contact={start.contact} onTick={(point, on) => part.change({ [point]: on })} />
        <BasisFields {...part} contact={start.contact} terms={terms} />
        <RateFields {...part} />
        <ReductionFields granted={form.reductions} offered={named?.reductions ?? []} wrong={(id) => part.wrong(`reduction ${id}`)} onChange={(reductions) => part.change({ reductions, corrections: form.corrections.filter(({ figure }) => !figure.startsWith('reduction:') || reductions.some(({ id }) => `reduction:${id}` === figure)) })} />
        <Calculation agreed={fields} correcting={{ corrections: form.corrections, wrong: (figure) => part.wrong(`correction ${figure}`), onChange: (corrections) => part.change({ corrections }) }} />
        <Rest {...part} start={start} signed={signed} />
      </Form>
    </Page>
  );
}

/** How it is paid, where it stands, what is open. */
function Rest({ form, change, start, signed }: PartProps & { readonly start: AgreementStart; readonly signed: boolean }): ReactNode {
  const m = useTexts(agreements);
  const consent = useLive((live) => live.rows.get(start.contact)?.consent ?? false);
  const stages = agreementStages.filter((stage) => stage !== 'signed' || form.stage === 'signed');
  return (
    <>
      <Choice label={m.fields.rhythm} options={feeRhythms.map((value) => ({ value, label: m.rhythms[value] }))} value={form.rhythm} onChange={(rhythm) => change({ rhythm })} />
      <DateField label={m.fields.start} optional value={form.start} today={today()} words={['today', 'inAMonth']} onChange={(day) => change({ start: day })} />
      {signed ? null : <SelectField label={m.fields.stage} options={stages.map((value) => ({ value, label: m.stages[value] }))} value={form.stage} onChange={(stage) => change({ stage })} />}
      <Field kind="area" label={m.fields.questions} optional help={m.form.questionsHelp} value={form.questions} maxLength={4_000} onChange={(questions) => change({ questions })} />
      {consent || form.notes !== ''
        ? <Field kind="area" label={m.fields.notes} optional help={m.form.notesHelp} value={form.notes} maxLength={4_000} onChange={(notes) => change({ notes })} />
        : <Banner tone="neutral" title={m.fields.notes}>{m.form.notesConsent}</Banner>}
    </>
  );
}
