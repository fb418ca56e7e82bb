import { useId, useMemo, useState, type ReactNode } from 'react';
import { now, today } from '#app/clock.ts';
import type { MentorshipDetail } from '#app/mentorApi.ts';
import { useDraft } from '#app/useDraft.ts';
import { formatWhen } from '#messages/dates.ts';
import { mentorships as texts } from '#messages/later/mentorships.ts';
import { useMessages } from '#messages/useMessages.ts';
import { useTexts } from '#messages/useTexts.ts';
import { Banner } from '#ui/Banner.tsx';
import { Button } from '#ui/Button.tsx';
import { Chip } from '#ui/Chip.tsx';
import { DateField } from '#ui/DateField.tsx';
import { Field } from '#ui/Field.tsx';
import { Form } from '#ui/Form.tsx';
import { Page } from '#ui/Page.tsx';
import { Tick } from '#ui/Ticks.tsx';
import { DRAFT_KIND, type CheckInDraft, type CheckInForm, type CheckInStart } from './checkInForm.ts';
import { useCheckInSaving } from './useCheckInSaving.ts';
import { WhoReads } from './WhoReads.tsx';
import css from './Mentorships.module.css';

type CheckInFieldsProps = { readonly detail: MentorshipDetail; readonly start: CheckInStart; readonly back: string; readonly onFresh: () => void };

/** The form itself: typing is kept as a draft, saving is one tap, whether or not there is a connection. */
export function CheckInFields({ detail, start, back, onFresh }: CheckInFieldsProps): ReactNode {
  const [m, words] = [useTexts(texts), useMessages()];
  const formId = useId();
  const [form, setForm] = useState(start.form);
  const { draftId, kept } = start;
  const draft = useDraft(draftId, DRAFT_KIND, useMemo(() => (form === start.form ? null : draftOf(detail, start, form)), [form, start, detail]));
  const saving = useCheckInSaving({ start, mentorship: detail.id, draft, back });
  const change = (part: Partial<CheckInForm>): void => {
    setForm((before) => ({ ...before, ...part }));
    saving.forgive(part);
  };
  return (
    <Page
      title={detail.menteeName || m.unknown}
      tab={m.checkIn.title}
      back={back}
      chip={kept !== null || draft.state === 'kept' ? <Chip tone="here" busy={!draft.current}>{m.checkIn.draftHere}</Chip> : undefined}
      save={<Button kind="primary" wide type="submit" form={formId} busy={saving.busy}>{words.common.save}</Button>}
    >
      <Form id={formId} onSubmit={() => void saving.save(form)}>
        {kept === null ? null : <Banner tone="here" action={<Button kind="plain" onClick={() => void draft.drop().then(onFresh)}>{m.checkIn.drop}</Button>}>{m.checkIn.draftOf(formatWhen(kept))}</Banner>}
        {draft.state === 'failed' ? <Banner tone="late" live="status">{m.checkIn.draftNotKept}</Banner> : null}
        {saving.errors.form ? <Banner tone="late" live="alert" title={m.checkIn.notSaved}>{saving.errors.form}</Banner> : null}
        <WhoReads detail={detail} />
        <Fields form={form} change={change} errors={saving.errors} />
      </Form>
    </Page>
  );
}

type FieldsProps = { readonly form: CheckInForm; readonly change: (part: Partial<CheckInForm>) => void; readonly errors: Partial<Record<keyof CheckInForm, string>> };

function Fields({ form, change, errors }: FieldsProps): ReactNode {
  const m = useTexts(texts).checkIn;
  const day = today();
  return (
    <>
      <p className={css.soft}>{m.mayBeEmpty}</p>
      <Field kind="area" label={m.how} value={form.how} error={errors.how ?? null} onChange={(how) => change({ how })} />
      <Field kind="area" label={m.lacks} value={form.lacks} error={errors.lacks ?? null} onChange={(lacks) => change({ lacks })} />
      <Field kind="area" label={m.next} value={form.next} error={errors.next ?? null} onChange={(next) => change({ next })} />
      <DateField label={m.on} value={form.on} today={day} max={day} words={['today', 'yesterday']} error={errors.on ?? null} onChange={(on) => change({ on })} />
      <Tick label={m.help} help={m.helpHelp} checked={form.help} onChange={(help) => change({ help })} />
      <DateField label={m.nextOn} optional value={form.nextOn} today={day} min={day} words={['inAWeek', 'inAMonth']} error={errors.nextOn ?? null} onChange={(nextOn) => change({ nextOn })} />
    </>
  );
}

function draftOf(detail: MentorshipDetail, start: CheckInStart, form: CheckInForm): CheckInDraft {
  return { about: { name: detail.menteeName, at: now(), href: `/patenschaften/${detail.id}/rueckmeldung` }, words: [form.how, form.lacks, form.next], id: start.id, mentorship: detail.id, form };
}
