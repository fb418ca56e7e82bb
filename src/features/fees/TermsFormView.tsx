import { Plus } from 'lucide-react';
import { useId, useMemo, useState, type ReactNode } from 'react';
import { now, today } from '#app/clock.ts';
import { systemRandom } from '#app/random.ts';
import { useDraft } from '#app/useDraft.ts';
import { newId } from '#base/ids.ts';
import { feeRhythms } from '#domain/feePeriods.ts';
import { formatWhen } from '#messages/dates.ts';
import { feeTerms } from '#messages/later/feeTerms.ts';
import { useMessages } from '#messages/useMessages.ts';
import { useTexts } from '#messages/useTexts.ts';
import { Banner } from '#ui/Banner.tsx';
import { Button } from '#ui/Button.tsx';
import { Chip } from '#ui/Chip.tsx';
import { Choice } from '#ui/Choice.tsx';
import { DateField } from '#ui/DateField.tsx';
import { Field } from '#ui/Field.tsx';
import { Fields } from '#ui/Fields.tsx';
import { Form } from '#ui/Form.tsx';
import { Page } from '#ui/Page.tsx';
import { Section } from '#ui/Section.tsx';
import { BodyFields } from './BodyFields.tsx';
import { FeeHints } from './FeeHints.tsx';
import { ReductionFields } from './ReductionFields.tsx';
import { DRAFT_KIND, draftOf } from './termsDraft.ts';
import { emptyBody, readTermsForm, type TermsForm, type TermsPlace } from './termsForm.ts';
import type { OpenTerms } from './TermsFormScreen.tsx';
import { useTermsSaving } from './useTermsSaving.ts';
import css from './Fees.module.css';

export type TermsPartProps = { readonly form: TermsForm; readonly change: (part: Partial<TermsForm>) => void; readonly wrong: (place: TermsPlace) => boolean };
type TermsFormViewProps = { readonly open: OpenTerms; readonly back: string; readonly onFresh: () => void };

/** One version of the terms as one form; typing is kept as a draft, and all of it is one value, saved at once. */
export function TermsFormView({ open, back, onFresh }: TermsFormViewProps): ReactNode {
  const [m, words] = [useTexts(feeTerms), useMessages()];
  const formId = useId();
  const { draftId, kept, first } = open;
  const [form, setForm] = useState(open.form);
  const title = first ? m.form.first : m.form.title;
  const draft = useDraft(draftId, DRAFT_KIND, useMemo(() => (form === open.form ? null : draftOf(open, form, now())), [form, open]));
  const saving = useTermsSaving({ draftId, draft, back });
  const { terms, wrong } = readTermsForm(form, open.id);
  const part: TermsPartProps = { form, change: (some) => setForm((before) => ({ ...before, ...some })), wrong: (place) => saving.tried && wrong.includes(place) };
  return (
    <Page title={title} back={back} chip={kept !== null || draft.state === 'kept' ? <Chip tone="here" busy={!draft.current}>{m.form.draftHere}</Chip> : undefined} save={<Button kind="primary" wide type="submit" form={formId} busy={saving.busy}>{words.common.save}</Button>}>
      <Form id={formId} onSubmit={() => void saving.save(terms)}>
        {kept === null ? null : <Banner tone="here" action={<Button kind="plain" onClick={() => void draft.drop().then(onFresh)}>{m.form.drop}</Button>}>{m.form.draftOf(formatWhen(kept))}</Banner>}
        {draft.state === 'failed' ? <Banner tone="late" live="status">{m.form.draftNotKept}</Banner> : null}
        {saving.problem ? <Banner tone="late" live="alert" title={m.form.notSaved}>{saving.problem}</Banner> : null}
        <DateField label={m.form.from} help={first ? m.form.fromFirst : m.form.fromHelp} value={form.from} today={today()} words={['today', 'inAMonth']} min={first ? undefined : today()} error={part.wrong('from') ? m.wrong.from : null} onChange={(from) => part.change({ from })} />
        <FeeHints places={form.bodies.flatMap(({ place }) => place ?? [])} />
        <Bodies {...part} />
        <ReductionFields {...part} />
        <Choice label={m.form.rhythm} options={feeRhythms.map((value) => ({ value, label: m.rhythms[value] }))} value={form.rhythm} error={part.wrong('rhythm') ? m.wrong.rhythm : null} onChange={(rhythm) => part.change({ rhythm })} />
        <Account {...part} ibanWrong={saving.refusal === 'iban-wrong' ? saving.problem : null} />
        <Field kind="area" label={m.form.note} optional help={m.form.noteHelp} value={form.note} maxLength={4_000} onChange={(note) => part.change({ note })} />
      </Form>
    </Page>
  );
}

function Bodies({ form, change, wrong }: TermsPartProps): ReactNode {
  const m = useTexts(feeTerms);
  const { bodies } = form;
  return (
    <Section title={m.form.bodies} count={bodies.length || undefined}>
      <p className={css.soft}>{m.form.bodiesHelp}</p>
      {wrong('bodies') ? <Banner tone="late">{m.wrong.bodies}</Banner> : null}
      {bodies.map((typed, index) => (
        <BodyFields key={typed.key} typed={typed} index={index} wrong={wrong} onChange={(next) => change({ bodies: bodies.map((one) => (one.key === typed.key ? next : one)) })} onRemove={() => change({ bodies: bodies.filter(({ key }) => key !== typed.key) })} />
      ))}
      <Button icon={<Plus aria-hidden="true" />} onClick={() => change({ bodies: [...bodies, emptyBody(newId(systemRandom))] })}>{m.form.addBody}</Button>
    </Section>
  );
}

function Account({ form, change, wrong, ibanWrong }: TermsPartProps & { readonly ibanWrong: string | null }): ReactNode {
  const m = useTexts(feeTerms);
  return (
    <Section title={m.form.account}>
      <Fields>
        <p className={css.soft}>{m.form.accountHelp}</p>
        <Field label={m.form.holder} optional value={form.holder} maxLength={120} error={wrong('holder') ? m.wrong.holder : null} onChange={(holder) => change({ holder })} />
        <Field label={m.form.iban} optional exact value={form.iban} maxLength={42} error={ibanWrong} onChange={(iban) => change({ iban })} />
        <Field label={m.form.purpose} optional value={form.purpose} maxLength={120} onChange={(purpose) => change({ purpose })} />
      </Fields>
    </Section>
  );
}
