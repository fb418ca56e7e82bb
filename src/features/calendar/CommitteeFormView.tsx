import { useId, useMemo, useState, type ReactNode } from 'react';
import { useLocation } from 'wouter';
import type { CommitteeRow } from '#app/calendarApi.ts';
import { now } from '#app/clock.ts';
import { useActing, type Acting } from '#app/useActing.ts';
import { useDraft } from '#app/useDraft.ts';
import type { Choice as Value } from '#domain/contact.ts';
import type { EditOf } from '#domain/command.ts';
import { committeeLevels, type CommitteeField, type CommitteeFields } from '#domain/committee.ts';
import { formatWhen } from '#messages/dates.ts';
import { calendar } from '#messages/later/calendar.ts';
import { committees as texts } from '#messages/later/committees.ts';
import { lateRefusalWords } from '#messages/refusalWords.ts';
import { useMessages } from '#messages/useMessages.ts';
import { useTexts } from '#messages/useTexts.ts';
import { Banner } from '#ui/Banner.tsx';
import { Button } from '#ui/Button.tsx';
import { Chip } from '#ui/Chip.tsx';
import { ConfirmDialog } from '#ui/Dialog.tsx';
import { Field } from '#ui/Field.tsx';
import { Form } from '#ui/Form.tsx';
import { Page } from '#ui/Page.tsx';
import { SelectField } from '#ui/SelectField.tsx';
import { showToast } from '#ui/toasts.ts';
import { DRAFT_KIND, draftOf } from './committeeDraft.ts';
import type { OpenCommittee } from './CommitteeFormScreen.tsx';
import { ContestedValues } from './ContestedCards.tsx';
import { MarkFields } from './MarkFields.tsx';
import { useCommitteeSaving } from './useCommitteeSaving.ts';
import css from './Committees.module.css';

type ViewProps = { readonly open: OpenCommittee; /** As it stands; null: a new one. */ readonly row: CommitteeRow | null; readonly onFresh: () => void };

/** A body's name, level, mark and page; typing is kept as a draft, saving is one tap. */
export function CommitteeFormView({ open, row, onFresh }: ViewProps): ReactNode {
  const m = useTexts(texts);
  const common = useMessages().common;
  const [, navigate] = useLocation();
  const formId = useId();
  const [form, setForm] = useState(open.form);
  const { act, busy, problem } = useActing(lateRefusalWords, showToast);
  const draft = useDraft(open.draftId, DRAFT_KIND, useMemo(() => (form === open.form ? null : draftOf(open.start, form, now())), [form, open]));
  const { errors, save, forgive } = useCommitteeSaving({ ...open, draft, act });
  const change = (part: Partial<CommitteeFields>) => {
    setForm({ ...form, ...part });
    forgive();
  };
  return (
    <Page title={row ? m.edit : m.create} back="/termine/gremien" chip={open.kept !== null || draft.state === 'kept' ? <Chip tone="here" busy={!draft.current}>{m.draftHere}</Chip> : undefined} save={<Button kind="primary" wide type="submit" form={formId} busy={busy}>{common.save}</Button>}>
      {problem ? <Banner tone="late" live="alert" title={m.notSaved}>{problem}</Banner> : null}
      {row && row.standing === 'removed' ? <Banner tone="due" action={<Button busy={busy} onClick={() => void act({ do: 'editCommittee', id: row.id, edits: [{ field: 'standing', value: 'kept', seen: row.heads.standing }] }, m.restored(row.name))}>{m.restore}</Button>}>{m.isRemoved}</Banner> : null}
      {row ? <Contested row={row} act={act} busy={busy} /> : null}
      {open.kept === null ? null : <Banner tone="here" action={<Button kind="plain" onClick={() => void draft.drop().then(onFresh)}>{m.draftDrop}</Button>}>{m.draftOf(formatWhen(open.kept))}</Banner>}
      {draft.state === 'failed' ? <Banner tone="late" live="status">{m.draftNotKept}</Banner> : null}
      <Form id={formId} onSubmit={() => void save(form)}>
        <Field label={m.name} value={form.name} maxLength={120} error={errors.name ?? null} onChange={(name) => change({ name })} />
        <SelectField label={m.level} options={committeeLevels.map((value) => ({ value, label: m.levels[value] }))} value={form.level} onChange={(level) => change({ level })} />
        <MarkFields hue={form.hue} shape={form.shape} onChange={change} />
        <Field kind="url" exact label={m.link} optional help={m.linkHelp} value={form.link} maxLength={500} error={errors.link ?? null} onChange={(link) => change({ link })} />
      </Form>
      {row && row.standing === 'kept' ? <Remove row={row} act={act} onDone={() => navigate('/termine/gremien')} /> : null}
    </Page>
  );
}

type PartProps = Pick<Acting, 'act'> & { readonly row: CommitteeRow };

function Remove({ row, act, onDone }: PartProps & { readonly onDone: () => void }): ReactNode {
  const m = useTexts(texts);
  const [asking, setAsking] = useState(false);
  const remove = async () => {
    if (await act({ do: 'editCommittee', id: row.id, edits: [{ field: 'standing', value: 'removed', seen: row.heads.standing }] }, m.removed(row.name))) onDone();
  };
  return (
    <div className={css.remove}>
      <Button kind="danger" aria-haspopup="dialog" onClick={() => setAsking(true)}>{m.remove}</Button>
      <ConfirmDialog open={asking} title={m.removeTitle(row.name)} confirm={m.remove} danger onConfirm={() => void remove()} onClose={() => setAsking(false)}>{m.removeText}</ConfirmDialog>
    </div>
  );
}

function Contested({ row, act, busy }: PartProps & { readonly busy: boolean }): ReactNode {
  const m = useTexts(texts);
  const { settled } = useTexts(calendar).done;
  const words = (field: CommitteeField, value: unknown): string => ({ level: m.levels, hue: m.hues, shape: m.shapes, standing: m.standings } as Readonly<Record<string, Readonly<Record<string, string>>>>)[field]?.[String(value)] ?? String(value);
  const label: Readonly<Record<CommitteeField, string>> = { name: m.name, level: m.level, link: m.link, hue: m.hue, shape: m.shape, standing: m.one };
  return (Object.entries(row.choices) as [CommitteeField, readonly Value[]][]).map(([field, choices]) => (
    <ContestedValues
      key={field}
      title={label[field]}
      choices={choices}
      words={(value) => words(field, value)}
      busy={busy}
      onPick={(value) => void act({ do: 'editCommittee', id: row.id, edits: [{ field, value, seen: row.heads[field] } as EditOf<CommitteeFields>] }, settled)}
    />
  ));
}
