import { useCallback, useEffect, useId, useMemo, useState, type ReactNode } from 'react';
import { now, today } from '#app/clock.ts';
import { useLive } from '#app/live.ts';
import { useDraft } from '#app/useDraft.ts';
import type { ContactId } from '#base/ids.ts';
import { useMessages } from '#messages/useMessages.ts';
import { Banner } from '#ui/Banner.tsx';
import { Button } from '#ui/Button.tsx';
import { Chip } from '#ui/Chip.tsx';
import { focusFirstInvalid, Form } from '#ui/Form.tsx';
import { Page } from '#ui/Page.tsx';
import { AgreementLink } from './AgreementLink.tsx';
import { DraftLine } from './DraftLine.tsx';
import { PersonField } from './PersonField.tsx';
import { usualAbout } from './about.ts';
import { TalkAbout } from './TalkAbout.tsx';
import { DRAFT_KIND, draftOf } from './talkDraft.ts';
import { TalkFacts } from './TalkFacts.tsx';
import { asksConsent, type TalkForm, type TalkStart } from './talkForm.ts';
import { TalkNotes } from './TalkNotes.tsx';
import type { TalkPartProps } from './talkPart.ts';
import { TalkStep } from './TalkStep.tsx';
import type { OpenTalk } from './useOpenTalk.ts';
import { useTalkSaving } from './useTalkSaving.ts';

type TalkFormViewProps = {
  readonly open: OpenTalk;
  /** Where one came from. */
  readonly back: string;
  /** Begins again with an empty form. */
  readonly onFresh: () => void;
};

/** The form itself: typing is kept as a draft, saving is one tap, a refusal stands at its field. */
export function TalkFormView({ open, back, onFresh }: TalkFormViewProps): ReactNode {
  const m = useMessages();
  const formId = useId();
  const { start, draftId, kept } = open;
  const [form, setForm] = useState<TalkForm>(open.form);
  const typed = form !== open.form;
  const draft = useDraft(draftId, DRAFT_KIND, useMemo(() => (typed ? draftOf(draftId, start, form, now()) : null), [typed, draftId, start, form]));
  const saving = useTalkSaving({ start, draftId, draft, back });
  const asks = useAsksConsent(form);
  // One may come from far down a list.
  useEffect(() => { scrollTo(0, 0); }, []);
  const change = (part: Partial<TalkForm>) => {
    setForm((before) => ({ ...before, ...part, ...aboutOf(part.person, before, start) }));
    saving.forgive(Object.keys(part));
  };
  const submit = async () => {
    if (!(await saving.save(form, asks))) requestAnimationFrame(() => focusFirstInvalid(document.getElementById(formId)));
  };
  const part: TalkPartProps = { form, editing: start.base !== null, change, errors: saving.errors, asks };
  return (
    <Page
      title={start.base ? m.talks.editTitle : m.talks.title}
      back={back}
      chip={kept !== null || draft.state === 'kept' ? <Chip tone="here" busy={!draft.current}>{m.talks.draftHere}</Chip> : undefined}
      save={<Button kind="primary" wide type="submit" form={formId} busy={saving.busy}>{m.common.save}</Button>}
    >
      <Form id={formId} onSubmit={() => void submit()}>
        {kept === null ? null : <DraftLine at={kept} onDrop={() => void draft.drop().then(onFresh)} onNew={start.base ? null : onFresh} />}
        {draft.state === 'failed' ? <Banner tone="late" live="status">{m.talks.draftNotKept}</Banner> : null}
        {saving.errors.form ? <Banner tone="late" live="alert" title={m.talks.notSaved}>{saving.errors.form}</Banner> : null}
        <PersonField {...part} />
        <TalkAbout {...part} />
        <TalkFacts {...part} />
        <TalkNotes {...part} />
        {start.base ? null : <TalkStep {...part} />}
        <AgreementLink form={form} />
      </Form>
    </Page>
  );
}

/** Another person brings what one usually talks with them about; a talk on record, and what is filled in already, stays about what it was. */
function aboutOf(person: TalkForm['person'] | undefined, form: TalkForm, { base }: TalkStart): Partial<TalkForm> {
  if (person?.at !== 'known' || base !== null || form.outcome !== null || form.covered.length > 0) return {};
  return { about: usualAbout(person, useLive.getState().mandates, today()) };
}

/** While the contacts are still arriving nobody is asked for what may be on record. */
function useAsksConsent(form: TalkForm): boolean {
  const rows = useLive((live) => live.rows);
  const hasConsent = useCallback((id: ContactId) => rows.get(id)?.consent ?? true, [rows]);
  return asksConsent(form, hasConsent);
}
