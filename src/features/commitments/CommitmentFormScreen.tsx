import { useEffect, useState, type ReactNode } from 'react';
import { useRoute } from 'wouter';
import { engine } from '#app/engine.ts';
import { useLive } from '#app/live.ts';
import { systemRandom } from '#app/random.ts';
import { newId, type CommitmentId, type DraftId } from '#base/ids.ts';
import { commitments } from '#messages/later/commitments.ts';
import { useTexts } from '#messages/useTexts.ts';
import { Page } from '#ui/Page.tsx';
import { Skeleton } from '#ui/Progress.tsx';
import { EmptyState } from '#ui/Section.tsx';
import { emptyForm, formOf, latestDraft, type CommitmentForm, type CommitmentStart } from './commitmentForm.ts';
import { CommitmentFormView } from './CommitmentFormView.tsx';

/** A form ready to be filled in; `kept`: since when what stands in it was only a draft. */
export type OpenForm = { readonly draftId: DraftId; readonly start: CommitmentStart; readonly form: CommitmentForm; readonly kept: number | null };

/** `/auftraege/neu` and `/auftraege/:id/bearbeiten`; goes on with the draft that was left. */
export function CommitmentFormScreen(): ReactNode {
  const [editing, params] = useRoute('/auftraege/:id/bearbeiten');
  const id = editing ? (params.id as CommitmentId) : null;
  return <Opening key={id} id={id} />;
}

function Opening({ id }: { readonly id: CommitmentId | null }): ReactNode {
  const m = useTexts(commitments);
  const here = useLive((live) => id === null || live.commitments.some((row) => row.id === id));
  const opening = useLive((live) => live.status.opening);
  const [fresh, setFresh] = useState(0);
  const [open, setOpen] = useState<OpenForm | null>(null);
  useEffect(() => {
    if (!here) return undefined;
    let stale = false;
    void openForm(id, fresh > 0).then((made) => { if (!stale) setOpen(made); });
    return () => { stale = true; };
  }, [id, here, fresh]);
  const [title, back] = id === null ? [m.form.create, '/auftraege'] : [m.form.edit, `/auftraege/${id}`];
  if (open) return <CommitmentFormView key={open.draftId} open={open} title={title} back={back} onFresh={() => setFresh(fresh + 1)} />;
  return <Page title={title} back={back}>{here || opening ? <Skeleton rows={5} /> : <EmptyState title={m.missing}>{m.missingHelp}</EmptyState>}</Page>;
}

/** Begins with what is known when it opens; what arrives later must not change the ground under the person's hands. */
async function openForm(id: CommitmentId | null, anew: boolean): Promise<OpenForm> {
  const kept = anew ? null : latestDraft(await engine().drafts().catch(() => []), id);
  if (kept) return { draftId: kept.draftId, start: kept.start, form: kept.form, kept: kept.about.at };
  const row = id === null ? undefined : useLive.getState().commitments.find((one) => one.id === id);
  const start: CommitmentStart = row ? { id: row.id, form: formOf(row), heads: row.heads } : { id: newId<CommitmentId>(systemRandom), form: emptyForm, heads: null };
  return { draftId: newId<DraftId>(systemRandom), start, form: start.form, kept: null };
}
