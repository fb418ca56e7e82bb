import { useId, useMemo, useState, type ReactNode } from 'react';
import { useParams } from 'wouter';
import { now as clock, today } from '#app/clock.ts';
import type { AgreementDetail } from '#app/feeApi.ts';
import { useDraft, type KeptDraft } from '#app/useDraft.ts';
import type { AgreementId } from '#base/ids.ts';
import { figuresOf } from '#domain/agreement.ts';
import { heldVersion } from '#domain/signed.ts';
import { formatWhen } from '#messages/dates.ts';
import { agreements } from '#messages/later/agreements.ts';
import { signing } from '#messages/later/signing.ts';
import { useTexts } from '#messages/useTexts.ts';
import { Banner } from '#ui/Banner.tsx';
import { Button, LinkButton } from '#ui/Button.tsx';
import { Chip } from '#ui/Chip.tsx';
import { DateField } from '#ui/DateField.tsx';
import { Field } from '#ui/Field.tsx';
import { Form } from '#ui/Form.tsx';
import { Page } from '#ui/Page.tsx';
import { Skeleton } from '#ui/Progress.tsx';
import { EmptyState, Section } from '#ui/Section.tsx';
import { FeePapers } from './FeePaper.tsx';
import { NotHere } from './NotHere.tsx';
import { DRAFT_KIND, isBlank, sheetOf, type SignDraft } from './signDraft.ts';
import { signingSides, type SideForm, type SignForm, type SigningSide } from './signForm.ts';
import { SignPhotos } from './SignPhotos.tsx';
import { SignSide } from './SignSide.tsx';
import { useAgreement } from './useAgreement.ts';
import { useFeeDocument, useFeeFrame, useFingerprint, type FeeFrame } from './useFeeDocument.ts';
import { useSigning } from './useSigning.ts';
import { useSignOpening, type SignOpening } from './useSignOpening.ts';
import css from './Sign.module.css';

/** `/vereinbarungen/:id/unterschreiben`: the document to read, then both sides sign it. */
export function SignScreen(): ReactNode {
  const m = useTexts(signing);
  const { id } = useParams<{ id: AgreementId }>();
  const loaded = useAgreement(id);
  const [look, setLook] = useState({ count: 0, anew: false });
  const back = `/vereinbarungen/${id}`;
  if (loaded.at !== 'here') return <NotHere back={back} loaded={loaded} />;
  if (loaded.detail.monthly === null) return <Page title={m.title} back={back}><EmptyState title={m.noSum} action={<LinkButton kind="primary" href={`${back}/bearbeiten`}>{m.toForm}</LinkButton>}>{m.noSumHelp}</EmptyState></Page>;
  return <Opening key={look.count} now={loaded.detail} anew={look.anew} back={back} onLook={(anew) => setLook({ count: look.count + 1, anew })} />;
}

type OpeningProps = { readonly now: AgreementDetail; readonly back: string; readonly /** Opens the sheet as it is by now; `anew`: without what was left of a signing. */ onLook: (anew: boolean) => void };

/** The sheet stands there at once and whole, or not yet: nothing on it moves while it is read. */
function Opening({ anew, ...props }: OpeningProps & { readonly anew: boolean }): ReactNode {
  const m = useTexts(signing);
  const [detail] = useState(props.now);
  const open = useSignOpening(detail, anew);
  const frame = useFeeFrame(detail.agreement.place);
  return open && frame ? <Signing {...props} detail={detail} open={open} frame={frame} /> : <Page title={m.title} back={props.back}><Skeleton rows={6} /></Page>;
}

type SigningProps = OpeningProps & { /** As it was when the sheet was opened. */ readonly detail: AgreementDetail; readonly open: SignOpening; readonly frame: FeeFrame };

/** What was on the screen when it opened is what is signed: what arrives meanwhile is said, and not put under a pen that is already moving. */
function Signing({ now, detail, back, onLook, open, frame }: SigningProps): ReactNode {
  const [m, of] = [useTexts(signing), useTexts(agreements)];
  const formId = useId();
  const [form, setForm] = useState<SignForm>(open.form);
  const draft = useSignDraft(detail, open, form);
  const { problem, busy, missing, sign } = useSigning({ ...detail, ...open, draft });
  const document = useFeeDocument(detail.agreement, frame, { holder: form.holder.name, association: form.association.name, at: form.on && { place: form.place, on: form.on } });
  const fingerprint = useFingerprint(document);
  const change = (side: SigningSide, some: Partial<SideForm>): void => setForm((before) => ({ ...before, [side]: { ...before[side], ...some } }));
  const isChanged = JSON.stringify(figuresOf(now.agreement)) !== JSON.stringify(figuresOf(detail.agreement));
  // One paper holds both signatures.
  const paperSide = signingSides.findLast((side) => form[side].way === 'paper');
  const name = (side: SigningSide) => form[side].name.trim() || m.paper.sides[side];
  return (
    <Page title={m.title} tab={of.one} back={back} chip={draft.state === 'kept' ? <Chip tone="here" busy={!draft.current}>{of.form.draftHere}</Chip> : undefined} save={<Button kind="primary" wide type="submit" form={formId} busy={busy}>{m.save}</Button>}>
      <Form id={formId} onSubmit={() => { if (document) void sign(form, document); }}>
        {problem ? <Banner tone="late" live="alert" title={m.notSaved}>{problem}</Banner> : null}
        <Left open={open} draft={draft} onFresh={() => onLook(true)} />
        {isChanged ? <Banner tone="due" live="status" action={<Button onClick={() => onLook(false)}>{m.lookAgain}</Button>}>{m.changed}</Banner> : null}
        <Again detail={detail} />
        <p>{m.intro}</p>
        <Section title={m.who}>
          <div className={css.side}>
            <Field label={m.holderName} value={form.holder.name} maxLength={120} error={missing.includes('holder name') ? m.nameMissing : null} onChange={(text) => change('holder', { name: text })} />
            <Field label={m.associationName} value={form.association.name} maxLength={120} error={missing.includes('association name') ? m.nameMissing : null} onChange={(text) => change('association', { name: text })} />
            <Field label={m.place} optional value={form.place} maxLength={120} onChange={(place) => setForm({ ...form, place })} />
            <DateField label={m.day} value={form.on} today={today()} max={today()} words={['today', 'yesterday']} error={missing.includes('on') ? m.dayWrong : null} onChange={(on) => setForm({ ...form, on })} />
          </div>
        </Section>
        <Section title={m.document}>
          {document ? <FeePapers lines={document.lines} fingerprint={fingerprint} coming what={m.paper.draft} undated={form.on === null} sides={[{ label: m.paper.sides.holder, name: name('holder'), how: null }, { label: m.paper.sides.association, name: name('association'), how: null }]} /> : null}
        </Section>
        {signingSides.map((side) => <SignSide key={side} side={side} form={form[side]} missing={missing} photos={side === paperSide ? <SignPhotos place={{ agreement: detail.id, desk: detail.desk }} photos={form.photos} onChange={(photos) => setForm((before) => ({ ...before, photos }))} /> : null} onChange={(some) => change(side, some)} />)}
      </Form>
    </Page>
  );
}

/** Half a signature survives whatever happens, sealed; nothing is kept where nothing was touched, or all was cleared. */
function useSignDraft(detail: AgreementDetail, { draftId, signed, blank, kept }: SignOpening, form: SignForm): KeptDraft {
  const { id, contact, contactName } = detail;
  return useDraft(draftId, DRAFT_KIND, useMemo<SignDraft | null>(() => {
    if (isBlank(form, blank)) return null;
    return { about: { name: contactName, at: clock(), href: `/vereinbarungen/${id}/unterschreiben` }, id, contact, signed, sheet: sheetOf(detail), form };
  }, [blank, contact, contactName, detail, form, id, signed]), kept !== null);
}

/** Where a signing was left: it goes on, unless there is another sheet by now. */
function Left({ open: { kept }, draft, onFresh }: { readonly open: Pick<SignOpening, 'kept'>; readonly draft: KeptDraft; readonly onFresh: () => void }): ReactNode {
  const [m, of] = [useTexts(signing), useTexts(agreements).form];
  return (
    <>
      {kept === null ? null : <Banner tone="here" action={<Button kind="plain" onClick={() => void draft.drop().then(onFresh)}>{of.drop}</Button>}>{kept.otherSheet ? m.otherSheet : m.notYetSigned(formatWhen(kept.at))}</Banner>}
      {draft.state === 'failed' ? <Banner tone="late" live="status">{m.draftNotKept}</Banner> : null}
    </>
  );
}

/** Where a version was signed before: it stays, and the next one follows it. */
function Again({ detail: { id, agreement: { signed, holds } } }: { readonly detail: AgreementDetail }): ReactNode {
  const m = useTexts(signing);
  const { version } = heldVersion(signed, holds);
  if (!version) return null;
  return <Banner tone="due" action={<LinkButton href={`/vereinbarungen/${id}/druck?fassung=${version.id}`}>{m.showLast(version.number)}</LinkButton>}>{m.again(version.number + 1, version.number)}</Banner>;
}
