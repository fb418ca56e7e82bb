import { useState, type ReactNode } from 'react';
import { useRoute } from 'wouter';
import type { CommitteeRow } from '#app/calendarApi.ts';
import { systemRandom } from '#app/random.ts';
import { newId, type CommitteeId } from '#base/ids.ts';
import { committeeDefaults } from '#domain/committee.ts';
import { committees as texts } from '#messages/later/committees.ts';
import { useTexts } from '#messages/useTexts.ts';
import { Page } from '#ui/Page.tsx';
import { Skeleton } from '#ui/Progress.tsx';
import { EmptyState } from '#ui/Section.tsx';
import type { CommitteeStart } from './committeeForm.ts';
import { CommitteeFormView } from './CommitteeFormView.tsx';
import { freeMark } from './eventForm.ts';
import { useMarks } from './useMarks.ts';

/** `/termine/gremien/neu` and `/termine/gremien/:id`. */
export function CommitteeFormScreen(): ReactNode {
  const m = useTexts(texts);
  const [editing, params] = useRoute('/termine/gremien/:id');
  const id = editing && params.id !== 'neu' ? (params.id as CommitteeId) : null;
  const all = useMarks().committees;
  const row = all?.find((one) => one.id === id) ?? null;
  const [start, setStart] = useState<CommitteeStart | null>(null);
  // The form begins with what is known when it opens; what arrives later must not change the ground under the person's hands.
  if (start === null && all && (id === null || row)) setStart(startOf(row, all));
  if (start) return <CommitteeFormView start={start} row={row} />;
  return <Page title={m.one} back="/termine/gremien">{all ? <EmptyState title={m.missing}>{m.missingHelp}</EmptyState> : <Skeleton rows={4} />}</Page>;
}

function startOf(row: CommitteeRow | null, all: readonly CommitteeRow[]): CommitteeStart {
  if (!row) return { id: newId<CommitteeId>(systemRandom), form: { ...committeeDefaults, ...freeMark(all) }, heads: null };
  const { id, heads, name, level, link, hue, shape, standing } = row;
  return { id, form: { name, level, link, hue, shape, standing }, heads };
}
