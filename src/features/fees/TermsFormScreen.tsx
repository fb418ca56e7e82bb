import { useEffect, useState, type ReactNode } from 'react';
import { engine } from '#app/engine.ts';
import { systemRandom } from '#app/random.ts';
import { newId, type DraftId } from '#base/ids.ts';
import type { FeeTerms } from '#domain/feeTerms.ts';
import { feeTerms } from '#messages/later/feeTerms.ts';
import { useTexts } from '#messages/useTexts.ts';
import { Banner } from '#ui/Banner.tsx';
import { Page } from '#ui/Page.tsx';
import { Skeleton } from '#ui/Progress.tsx';
import { latestTermsDraft } from './termsDraft.ts';
import { emptyTerms, termsFormOf, type TermsForm } from './termsForm.ts';
import { TermsFormView } from './TermsFormView.tsx';
import { useKeepsFees } from './useTerms.ts';

const BACK = '/vereinbarungen/saetze';

/** A form ready to be filled in. `id`: of the version it will be; `first`: there were no terms when it opened. */
export type OpenTerms = { readonly draftId: DraftId; readonly id: string; readonly start: TermsForm; readonly form: TermsForm; readonly kept: number | null; readonly first: boolean };

/** `/vereinbarungen/saetze/neu`: another version, which begins with what the last one says; goes on with the draft that was left. */
export function TermsFormScreen(): ReactNode {
  const m = useTexts(feeTerms);
  const keeps = useKeepsFees();
  const [fresh, setFresh] = useState(0);
  const [open, setOpen] = useState<OpenTerms | null>(null);
  useEffect(() => {
    let stale = false;
    void opening(fresh > 0).then((made) => { if (!stale) setOpen(made); });
    return () => { stale = true; };
  }, [fresh]);
  if (keeps === false) return <Page title={m.form.title} back={BACK}><Banner tone="due">{m.form.notYours}</Banner></Page>;
  if (!open || keeps === null) return <Page title={m.form.title} back={BACK}><Skeleton rows={6} /></Page>;
  return <TermsFormView key={open.draftId} open={open} back={BACK} onFresh={() => setFresh(fresh + 1)} />;
}

/** Drafts and terms that cannot be read keep nobody from typing. */
async function opening(anew: boolean): Promise<OpenTerms> {
  const [drafts, versions] = await Promise.all([anew ? [] : engine().drafts().catch(() => []), engine().feeTerms().catch((): readonly FeeTerms[] => [])]);
  const first = versions.length === 0;
  const kept = latestTermsDraft(drafts);
  if (kept) return { draftId: kept.draftId, id: kept.id, start: kept.start, form: kept.form, kept: kept.about.at, first };
  const last = versions.toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0)).at(-1);
  const start = last ? termsFormOf(last) : emptyTerms;
  return { draftId: newId<DraftId>(systemRandom), id: newId(systemRandom), start, form: start, kept: null, first };
}
