import { useEffect, useState, type ReactNode } from 'react';
import { useRoute, useSearch } from 'wouter';
import { today } from '#app/clock.ts';
import { engine } from '#app/engine.ts';
import type { AgreementDetail } from '#app/feeApi.ts';
import { useLive } from '#app/live.ts';
import { systemRandom } from '#app/random.ts';
import { newId, type AgreementId, type ContactId, type DraftId } from '#base/ids.ts';
import { isPresent } from '#domain/mandate.ts';
import { termsOn } from '#domain/feeTerms.ts';
import { agreements } from '#messages/later/agreements.ts';
import { useTexts } from '#messages/useTexts.ts';
import { LinkButton } from '#ui/Button.tsx';
import { Page } from '#ui/Page.tsx';
import { Skeleton } from '#ui/Progress.tsx';
import { EmptyState } from '#ui/Section.tsx';
import { latestDraft, type AgreementTarget } from './agreementDraft.ts';
import { emptyForm, formOf, withTerms, type AgreementStart } from './agreementForm.ts';
import { AgreementFormView, type FormOpening } from './AgreementFormView.tsx';
import { NotHere } from './NotHere.tsx';
import { useAgreement } from './useAgreement.ts';

/** `/vereinbarungen/neu?kontakt=<id>` and `/vereinbarungen/:id/bearbeiten`. */
export function AgreementFormScreen(): ReactNode {
  const [editing, params] = useRoute('/vereinbarungen/:id/bearbeiten');
  const contact = new URLSearchParams(useSearch()).get('kontakt') as ContactId | null;
  if (editing) return <EditAgreement key={params.id} id={params.id as AgreementId} />;
  return contact ? <NewAgreement key={contact} contact={contact} /> : <WithWhom />;
}

function WithWhom(): ReactNode {
  const m = useTexts(agreements);
  return <Page title={m.begin} back="/kontakte"><EmptyState title={m.whoFor} action={<LinkButton kind="primary" href="/kontakte">{m.toContacts}</LinkButton>}>{m.whoForHelp}</EmptyState></Page>;
}

function NewAgreement({ contact }: { readonly contact: ContactId }): ReactNode {
  const m = useTexts(agreements);
  const name = useLive((live) => live.rows.get(contact)?.name);
  const self = useLive((live) => (live.session.at === 'unlocked' ? live.session.self : null));
  const [fresh, setFresh] = useState(0);
  const open = useOpening({ open: 'new', contact }, fresh, () => beginWith(contact));
  const back = `/kontakte/${contact}`;
  if (!open) return <Page title={m.begin} back={back}><Skeleton rows={6} /></Page>;
  return <AgreementFormView key={`${fresh} ${open.draftId}`} open={open} name={name ?? ''} desk={self} held={false} signed={false} back={back} onFresh={() => setFresh(fresh + 1)} />;
}

function EditAgreement({ id }: { readonly id: AgreementId }): ReactNode {
  const loaded = useAgreement(id);
  const back = `/vereinbarungen/${id}`;
  return loaded.at === 'here' ? <Editing detail={loaded.detail} back={back} /> : <NotHere back={back} loaded={loaded} />;
}

function Editing({ detail, back }: { readonly detail: AgreementDetail; readonly back: string }): ReactNode {
  const m = useTexts(agreements);
  const { id, contact, contactName, desk, held } = detail;
  const [fresh, setFresh] = useState(0);
  const open = useOpening({ open: 'edit', id }, fresh, async () => {
    // The form begins with what is known when it opens; what arrives later must not change the ground under the person's hands.
    const { agreement, heads } = (await engine().agreement(id)) ?? detail;
    return { id, contact, mandate: agreement.mandate, form: formOf(agreement), base: { desk, heads } };
  });
  if (!open) return <Page title={contactName || m.unknown} tab={m.one} back={back}><Skeleton rows={6} /></Page>;
  return <AgreementFormView key={`${fresh} ${open.draftId}`} open={open} name={contactName} desk={desk} held={held} signed={detail.signedCount > 0} back={back} onFresh={() => setFresh(fresh + 1)} />;
}

/** The draft that was left of this form, else a fresh one. `fresh` counts how often somebody began anew: then drafts are left be. */
function useOpening(target: AgreementTarget, fresh: number, begin: () => Promise<AgreementStart>): FormOpening | null {
  const [open, setOpen] = useState<FormOpening | null>(null);
  const [first] = useState({ target, begin });
  useEffect(() => {
    let stale = false;
    const make = async (): Promise<FormOpening> => {
      // A form must open even where drafts cannot be read.
      const draft = fresh > 0 ? null : latestDraft(await engine().drafts().catch(() => []), first.target);
      if (draft) return { start: draft.start, form: draft.form, draftId: draft.id, kept: draft.about.at };
      const start = await first.begin();
      return { start, form: start.form, draftId: newId<DraftId>(systemRandom), kept: null };
    };
    void make().then((made) => { if (!stale) setOpen(made); });
    return () => { stale = true; };
  }, [first, fresh]);
  return open;
}

/** With the seat they hold, and the association's terms for it, where there are such. */
async function beginWith(contact: ContactId): Promise<AgreementStart> {
  const day = today();
  const mandate = useLive.getState().mandates.find((one) => one.contact === contact && isPresent(one, day)) ?? null;
  const terms = termsOn(await engine().feeTerms().catch(() => []), day);
  const seated = mandate ? { ...emptyForm, body: mandate.body, place: mandate.place } : emptyForm;
  return { id: newId<AgreementId>(systemRandom), contact, mandate: mandate?.id ?? null, form: terms ? withTerms(seated, terms) : seated, base: null };
}
