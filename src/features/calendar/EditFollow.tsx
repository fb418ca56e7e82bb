import { useId, useState, type ReactNode } from 'react';
import { useLocation } from 'wouter';
import type { FollowRow } from '#app/calendarApi.ts';
import { useActing } from '#app/useActing.ts';
import type { EditOf } from '#domain/command.ts';
import type { FollowField, FollowFields } from '#domain/follow.ts';
import { feed as texts } from '#messages/later/feed.ts';
import { lateRefusalWords } from '#messages/refusalWords.ts';
import { useMessages } from '#messages/useMessages.ts';
import { useTexts } from '#messages/useTexts.ts';
import { Banner } from '#ui/Banner.tsx';
import { Button } from '#ui/Button.tsx';
import { ConfirmDialog } from '#ui/Dialog.tsx';
import { Field } from '#ui/Field.tsx';
import { Form } from '#ui/Form.tsx';
import { Page } from '#ui/Page.tsx';
import { showToast } from '#ui/toasts.ts';
import { MarkFields } from './MarkFields.tsx';
import css from './Feed.module.css';

const editable = ['name', 'hue', 'shape'] as const satisfies readonly FollowField[];

/** What a followed calendar is called here and how it is marked; another address is another calendar. */
export function EditFollow({ row }: { readonly row: FollowRow }): ReactNode {
  const m = useTexts(texts).follow;
  const common = useMessages().common;
  const [, navigate] = useLocation();
  const formId = useId();
  const [form, setForm] = useState<Pick<FollowFields, (typeof editable)[number]>>({ name: row.name, hue: row.hue, shape: row.shape });
  const [asking, setAsking] = useState(false);
  const { act, busy, problem } = useActing(lateRefusalWords, showToast);
  const leave = (): void => navigate('/termine/folgen', { replace: true });
  const save = async (): Promise<void> => {
    const edits = editable.filter((field) => form[field] !== row[field]).map((field) => ({ field, value: form[field], seen: row.heads[field] }) as EditOf<FollowFields>);
    if (edits.length === 0 || (await act({ do: 'editFollow', id: row.id, edits }, common.savedHere))) leave();
  };
  const remove = async (): Promise<void> => {
    if (await act({ do: 'editFollow', id: row.id, edits: [{ field: 'standing', value: 'removed', seen: row.heads.standing }] }, m.removed(row.name))) leave();
  };
  const [missing, setMissing] = useState(false);
  const submit = (): void => {
    setMissing(form.name.trim() === '');
    if (form.name.trim() !== '') void save();
  };
  return (
    <Page title={m.edit} back="/termine/folgen" save={<Button kind="primary" wide type="submit" form={formId} busy={busy}>{common.save}</Button>}>
      {problem ? <Banner tone="late" live="alert" title={m.notSaved}>{problem}</Banner> : null}
      <Form id={formId} onSubmit={submit}>
        <Field label={m.name} value={form.name} maxLength={120} error={missing ? m.errors.name : null} onChange={(name) => setForm({ ...form, name })} />
        <MarkFields hue={form.hue} shape={form.shape} onChange={(part) => setForm({ ...form, ...part })} />
        <Field label={m.address} value={row.address.startsWith('/') ? `${location.origin}${row.address}` : row.address} onChange={() => undefined} readOnly />
      </Form>
      <div className={css.withdraw}>
        <Button kind="danger" aria-haspopup="dialog" onClick={() => setAsking(true)}>{m.remove}</Button>
        <ConfirmDialog open={asking} title={m.removeTitle(row.name)} confirm={m.remove} danger onConfirm={() => void remove()} onClose={() => setAsking(false)}>{m.removeText}</ConfirmDialog>
      </div>
    </Page>
  );
}
