import { useId, useMemo, useState, type ReactNode } from 'react';
import { now, today } from '#app/clock.ts';
import { useLive } from '#app/live.ts';
import { useDraft } from '#app/useDraft.ts';
import { bodyKinds, type BodyKind } from '#domain/mandate.ts';
import { rhythms } from '#domain/rhythm.ts';
import { formatWhen } from '#messages/dates.ts';
import { mentorships as texts } from '#messages/later/mentorships.ts';
import { useMessages } from '#messages/useMessages.ts';
import { useTexts } from '#messages/useTexts.ts';
import { Banner } from '#ui/Banner.tsx';
import { Button, LinkButton } from '#ui/Button.tsx';
import { Choice } from '#ui/Choice.tsx';
import { DateField } from '#ui/DateField.tsx';
import { Field } from '#ui/Field.tsx';
import { Form } from '#ui/Form.tsx';
import { Page } from '#ui/Page.tsx';
import { EmptyState } from '#ui/Section.tsx';
import { SelectField } from '#ui/SelectField.tsx';
import { ConsentCard } from './ConsentCard.tsx';
import { MenteeField } from './MenteeField.tsx';
import { DRAFT_KIND, type NewErrors, type NewForm } from './newMentorship.ts';
import type { OpenNew } from './NewMentorshipScreen.tsx';
import { Suggestions } from './Suggestions.tsx';
import { useAsks } from './useAsks.ts';
import { useNewSaving } from './useNewSaving.ts';
import { useSuggestions } from './useSuggestions.ts';

/** The form itself: whom, then suggestions with their reasons, then aim and rhythm; consent is asked for where it is missing. */
export function NewMentorshipForm({ open, onFresh }: { readonly open: OpenNew; readonly onFresh: () => void }): ReactNode {
  const [m, words] = [useTexts(texts), useMessages()];
  const formId = useId();
  const [form, setForm] = useState(open.form);
  const draft = useDraft(open.draftId, DRAFT_KIND, useMemo(() => (form === open.form ? null : { at: now(), words: [form.aim], id: open.id, form }), [form, open]));
  const saving = useNewSaving(open, draft);
  const asks = useAsks(form);
  const change = (part: Partial<NewForm>): void => {
    setForm((before) => ({ ...before, ...part }));
    saving.forgive(Object.keys(part));
  };
  return (
    <Page title={m.create} back="/patenschaften" save={<Button kind="primary" wide type="submit" form={formId} busy={saving.busy}>{words.common.save}</Button>}>
      <Form id={formId} onSubmit={() => void saving.save(form, asks)}>
        {open.kept === null ? null : <Banner tone="here" action={<Button kind="plain" onClick={() => void draft.drop().then(onFresh)}>{m.checkIn.drop}</Button>}>{m.checkIn.draftOf(formatWhen(open.kept))}</Banner>}
        {draft.state === 'failed' ? <Banner tone="late" live="status">{m.checkIn.draftNotKept}</Banner> : null}
        {saving.errors.form ? <Banner tone="late" live="alert" title={m.new.notSaved}>{saving.errors.form}</Banner> : null}
        <MenteeField value={form.mentee} error={saving.errors.mentee ?? null} onChange={(mentee) => change({ mentee, mentor: null, consents: { mentee: null, mentor: null } })} />
        {asks.mentee ? <ConsentCard name={asks.mentee} consent={form.consents.mentee} error={saving.errors.menteeConsent ?? null} onChange={(consent) => change({ consents: { ...form.consents, mentee: consent } })} /> : null}
        <WhoMentors form={form} change={change} errors={saving.errors} />
        {asks.mentor ? <ConsentCard name={asks.mentor} consent={form.consents.mentor} error={saving.errors.mentorConsent ?? null} onChange={(consent) => change({ consents: { ...form.consents, mentor: consent } })} /> : null}
        <ToWhatEnd form={form} change={change} errors={saving.errors} />
      </Form>
    </Page>
  );
}

type PartProps = { readonly form: NewForm; readonly change: (part: Partial<NewForm>) => void; readonly errors: NewErrors };

function WhoMentors({ form, change, errors }: PartProps): ReactNode {
  const m = useTexts(texts);
  const suggested = useSuggestions(form.mentee, form.body);
  const noSeats = useLive((live) => live.mandates.length === 0);
  const open = { value: 'open' as const, label: m.new.bodyOpen };
  const pickBody = (body: BodyKind | 'open'): void => change({ body: body === 'open' ? null : body });
  if (noSeats) return <EmptyState title={m.new.mentor} action={<LinkButton href="/mandate/neu">{m.new.addMandate}</LinkButton>}>{m.new.noMentors}</EmptyState>;
  if (form.mentee === null) return <EmptyState title={m.new.mentor}>{m.new.pickFirst}</EmptyState>;
  return (
    <>
      <SelectField<BodyKind | 'open'> label={m.new.body} optional value={form.body ?? 'open'} onChange={pickBody} options={[open, ...bodyKinds.map((value) => ({ value, label: m.bodies[value] }))]} />
      <Suggestions label={m.new.mentor} suggested={suggested} value={form.mentor} error={errors.mentor ?? null} onPick={(mentor) => change({ mentor, consents: { ...form.consents, mentor: null } })} />
    </>
  );
}

function ToWhatEnd({ form, change, errors }: PartProps): ReactNode {
  const m = useTexts(texts);
  const day = today();
  return (
    <>
      <Field kind="area" label={m.new.aim} optional placeholder={m.new.aimHint} value={form.aim} maxLength={1000} onChange={(aim) => change({ aim })} />
      <Choice label={m.new.rhythm} value={form.rhythm} onChange={(rhythm) => change({ rhythm })} options={rhythms.map((value) => ({ value, label: m.rhythms[value] }))} />
      <Choice label={m.new.state} value={form.state} onChange={(state) => change({ state, agreedOn: state === 'agreed' ? (form.agreedOn ?? day) : form.agreedOn })} options={(['requested', 'agreed'] as const).map((value) => ({ value, label: m.states[value] }))} />
      {form.state === 'agreed' ? <DateField label={m.new.agreedOn} value={form.agreedOn} today={day} max={day} words={['today', 'yesterday']} error={errors.agreedOn ?? null} onChange={(agreedOn) => change({ agreedOn })} /> : null}
    </>
  );
}
