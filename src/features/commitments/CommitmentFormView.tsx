import { useId, useMemo, useState, type ReactNode } from 'react';
import { now, today } from '#app/clock.ts';
import { usePresentMembers } from '#app/live.ts';
import { useDraft } from '#app/useDraft.ts';
import { formatWhen } from '#messages/dates.ts';
import { commitments } from '#messages/later/commitments.ts';
import { useMessages } from '#messages/useMessages.ts';
import { useTexts } from '#messages/useTexts.ts';
import { Banner } from '#ui/Banner.tsx';
import { Button } from '#ui/Button.tsx';
import { Chip } from '#ui/Chip.tsx';
import { DateField } from '#ui/DateField.tsx';
import { Field } from '#ui/Field.tsx';
import { Form } from '#ui/Form.tsx';
import { Page } from '#ui/Page.tsx';
import { SelectField } from '#ui/SelectField.tsx';
import { draftOf, DRAFT_KIND, type CommitmentForm } from './commitmentForm.ts';
import type { OpenForm } from './CommitmentFormScreen.tsx';
import { useCommittees } from './useCommittees.ts';
import { useSaving } from './useSaving.ts';

type FormViewProps = { readonly open: OpenForm; readonly title: string; readonly back: string; readonly onFresh: () => void };

/** One commitment as one form; typing is kept as a draft. */
export function CommitmentFormView({ open, title, back, onFresh }: FormViewProps): ReactNode {
  const [m, words] = [useTexts(commitments), useMessages()];
  const formId = useId();
  const [form, setForm] = useState(open.form);
  const change = (part: Partial<CommitmentForm>) => setForm((before) => ({ ...before, ...part }));
  const draft = useDraft(open.draftId, DRAFT_KIND, useMemo(() => (form === open.form ? null : draftOf(open.start, form, now())), [form, open]));
  const saving = useSaving({ open, draft, back });
  return (
    <Page title={title} back={back} chip={open.kept !== null || draft.state === 'kept' ? <Chip tone="here" busy={!draft.current}>{m.form.draftHere}</Chip> : undefined} save={<Button kind="primary" wide type="submit" form={formId} busy={saving.busy}>{words.common.save}</Button>}>
      <Form id={formId} onSubmit={() => void saving.save(form)}>
        {open.kept === null ? null : <Banner tone="here" action={<Button kind="plain" onClick={() => void draft.drop().then(onFresh)}>{m.form.drop}</Button>}>{m.form.draftOf(formatWhen(open.kept))}</Banner>}
        {draft.state === 'failed' ? <Banner tone="late" live="status">{m.form.draftNotKept}</Banner> : null}
        {saving.problem ? <Banner tone="late" live="alert" title={m.form.notSaved}>{saving.problem}</Banner> : null}
        <Field label={m.form.title} value={form.title} maxLength={120} error={saving.untitled && form.title.trim() === '' ? m.form.titleMissing : null} onChange={(text) => change({ title: text })} />
        <AnswerableField value={form.answerable} onChange={(answerable) => change({ answerable })} />
        <DateField label={m.form.due} optional value={form.due} today={today()} words={['inAWeek', 'inAMonth']} onChange={(due) => change({ due })} />
        <Field kind="area" label={m.form.text} optional help={m.form.textHelp} value={form.text} maxLength={2_000} onChange={(text) => change({ text })} />
        <Field kind="area" label={m.form.notes} optional help={m.form.notesHelp} value={form.notes} maxLength={4_000} onChange={(notes) => change({ notes })} />
      </Form>
    </Page>
  );
}

/** Somebody of the team, or a board. What stands there stays to be chosen, also where its name has not arrived. */
function AnswerableField({ value, onChange }: { readonly value: string; readonly onChange: (value: string) => void }): ReactNode {
  const m = useTexts(commitments);
  const members = usePresentMembers();
  const boards = useCommittees() ?? [];
  const options = [
    { value: '', label: m.form.nobody },
    ...members.map(({ id, name }) => ({ value: `member:${id}`, label: name || m.somebody })),
    ...boards.filter(({ id, standing }) => standing === 'kept' || value === `committee:${id}`).map(({ id, name }) => ({ value: `committee:${id}`, label: name })),
  ];
  const known = options.some((option) => option.value === value);
  return <SelectField label={m.form.answerable} optional options={known ? options : [...options, { value, label: value.startsWith('member:') ? m.somebody : m.someBoard }]} value={value} onChange={onChange} />;
}
