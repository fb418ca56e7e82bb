import { useEffect, useState, type ReactNode } from 'react';
import { useRoute } from 'wouter';
import type { CommitteeRow } from '#app/calendarApi.ts';
import { engine } from '#app/engine.ts';
import { systemRandom } from '#app/random.ts';
import { newId, type CommitteeId, type DraftId } from '#base/ids.ts';
import { committeeDefaults, type CommitteeFields } from '#domain/committee.ts';
import { committees as texts } from '#messages/later/committees.ts';
import { useTexts } from '#messages/useTexts.ts';
import { Page } from '#ui/Page.tsx';
import { Skeleton } from '#ui/Progress.tsx';
import { EmptyState } from '#ui/Section.tsx';
import { latestDraft, type KeptCommittee } from './committeeDraft.ts';
import type { CommitteeStart } from './committeeForm.ts';
import { CommitteeFormView } from './CommitteeFormView.tsx';
import { freeMark } from './eventForm.ts';
import { useMarks } from './useMarks.ts';

/** A form ready to be filled in; `kept`: since when what stands in it was only a draft. */
export type OpenCommittee = { readonly draftId: DraftId; readonly start: CommitteeStart; readonly form: CommitteeFields; readonly kept: number | null };

/** `/termine/gremien/neu` and `/termine/gremien/:id`; goes on with the draft that was left. */
export function CommitteeFormScreen(): ReactNode {
  const [editing, params] = useRoute('/termine/gremien/:id');
  const id = editing && params.id !== 'neu' ? (params.id as CommitteeId) : null;
  return <Opening key={id} id={id} />;
}

function Opening({ id }: { readonly id: CommitteeId | null }): ReactNode {
  const m = useTexts(texts);
  const all = useMarks().committees;
  const row = all?.find((one) => one.id === id) ?? null;
  const [left, setLeft] = useState<KeptCommittee | 'loading' | null>('loading');
  const [open, setOpen] = useState<OpenCommittee | null>(null);
  useEffect(() => {
    let stale = false;
    // A form must open even where drafts cannot be read.
    void engine().drafts().catch(() => []).then((drafts) => { if (!stale) setLeft(latestDraft(drafts, id)); });
    return () => { stale = true; };
  }, [id]);
  // The form begins with what is known when it opens; what arrives later must not change the ground under the person's hands.
  if (open === null && left !== 'loading' && all && (id === null || row)) setOpen(left ? { draftId: left.draftId, start: left.start, form: left.form, kept: left.about.at } : anew(row, all));
  if (open && all) return <CommitteeFormView key={open.draftId} open={open} row={row} onFresh={() => setOpen(anew(row, all))} />;
  return <Page title={m.one} back="/termine/gremien">{all && left !== 'loading' ? <EmptyState title={m.missing}>{m.missingHelp}</EmptyState> : <Skeleton rows={4} />}</Page>;
}

function anew(row: CommitteeRow | null, all: readonly CommitteeRow[]): OpenCommittee {
  const start = startOf(row, all);
  return { draftId: newId<DraftId>(systemRandom), start, form: start.form, kept: null };
}

function startOf(row: CommitteeRow | null, all: readonly CommitteeRow[]): CommitteeStart {
  if (!row) return { id: newId<CommitteeId>(systemRandom), form: { ...committeeDefaults, ...freeMark(all) }, heads: null };
  const { id, heads, name, level, link, hue, shape, standing } = row;
  return { id, form: { name, level, link, hue, shape, standing }, heads };
}
