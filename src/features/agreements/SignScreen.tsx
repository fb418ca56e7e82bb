import { useId, useState, type ReactNode } from 'react';
import { useParams } from 'wouter';
import { today } from '#app/clock.ts';
import type { AgreementDetail } from '#app/feeApi.ts';
import { useLive } from '#app/live.ts';
import type { AgreementId } from '#base/ids.ts';
import { figuresOf } from '#domain/agreement.ts';
import { heldVersion } from '#domain/signed.ts';
import { agreements } from '#messages/later/agreements.ts';
import { signing } from '#messages/later/signing.ts';
import { useTexts } from '#messages/useTexts.ts';
import { Banner } from '#ui/Banner.tsx';
import { Button, LinkButton } from '#ui/Button.tsx';
import { DateField } from '#ui/DateField.tsx';
import { Field } from '#ui/Field.tsx';
import { Form } from '#ui/Form.tsx';
import { Page } from '#ui/Page.tsx';
import { Skeleton } from '#ui/Progress.tsx';
import { EmptyState, Section } from '#ui/Section.tsx';
import { FeePapers } from './FeePaper.tsx';
import { NotHere } from './NotHere.tsx';
import { emptySide, signingSides, type SideForm, type SignForm, type SigningSide } from './signForm.ts';
import { SignSide } from './SignSide.tsx';
import { useAgreement } from './useAgreement.ts';
import { useFeeDocument, useFingerprint } from './useFeeDocument.ts';
import { useSigning } from './useSigning.ts';
import css from './Sign.module.css';

/** `/vereinbarungen/:id/unterschreiben`: the document to read, then both sides sign it. */
export function SignScreen(): ReactNode {
  const m = useTexts(signing);
  const { id } = useParams<{ id: AgreementId }>();
  const loaded = useAgreement(id);
  const [looks, setLooks] = useState(0);
  const back = `/vereinbarungen/${id}`;
  if (loaded.at !== 'here') return <NotHere back={back} loaded={loaded} />;
  if (loaded.detail.monthly === null) return <Page title={m.title} back={back}><EmptyState title={m.noSum} action={<LinkButton kind="primary" href={`${back}/bearbeiten`}>{m.toForm}</LinkButton>}>{m.noSumHelp}</EmptyState></Page>;
  return <Signing key={looks} now={loaded.detail} back={back} onLook={() => setLooks(looks + 1)} />;
}

type SigningProps = { readonly now: AgreementDetail; readonly back: string; readonly onLook: () => void };

/** What was on the screen when it opened is what is signed: what arrives meanwhile is said, and not put under a pen that is already moving. */
function Signing({ now, back, onLook }: SigningProps): ReactNode {
  const m = useTexts(signing);
  const unknown = useTexts(agreements).one;
  const formId = useId();
  const [detail] = useState(now);
  const self = useLive((live) => live.members.find((member) => member.self)?.name) ?? '';
  const [form, setForm] = useState<SignForm>({ holder: emptySide(detail.contactName), association: emptySide(self), place: '', on: today() });
  const { problem, busy, missing, sign } = useSigning(detail);
  const document = useFeeDocument(detail.agreement, { holder: form.holder.name, association: form.association.name, at: form.on && { place: form.place, on: form.on } });
  const fingerprint = useFingerprint(document);
  const change = (side: SigningSide, some: Partial<SideForm>): void => setForm((before) => ({ ...before, [side]: { ...before[side], ...some } }));
  const isChanged = JSON.stringify(figuresOf(now.agreement)) !== JSON.stringify(figuresOf(detail.agreement));
  const name = (side: SigningSide) => form[side].name.trim() || m.sides[side];
  return (
    <Page title={m.title} tab={unknown} back={back} save={<Button kind="primary" wide type="submit" form={formId} busy={busy}>{m.save}</Button>}>
      <Form id={formId} onSubmit={() => { if (document) void sign(form, document); }}>
        {problem ? <Banner tone="late" live="alert" title={m.notSaved}>{problem}</Banner> : null}
        {isChanged ? <Banner tone="due" live="status" action={<Button onClick={onLook}>{m.lookAgain}</Button>}>{m.changed}</Banner> : null}
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
          {document ? <FeePapers lines={document.lines} fingerprint={fingerprint} what={m.paper.draft} undated={form.on === null} sides={[{ label: m.sides.holder, name: name('holder'), how: null }, { label: m.sides.association, name: name('association'), how: null }]} /> : <Skeleton rows={6} />}
        </Section>
        {signingSides.map((side) => <SignSide key={side} side={side} form={form[side]} missing={missing} onChange={(some) => change(side, some)} />)}
      </Form>
    </Page>
  );
}

/** Where a version was signed before: it stays, and the next one follows it. */
function Again({ detail: { id, agreement: { signed, holds } } }: { readonly detail: AgreementDetail }): ReactNode {
  const m = useTexts(signing);
  const { version } = heldVersion(signed, holds);
  if (!version) return null;
  return <Banner tone="due" action={<LinkButton href={`/vereinbarungen/${id}/druck?fassung=${version.id}`}>{m.showLast(version.number)}</LinkButton>}>{m.again(version.number + 1, version.number)}</Banner>;
}
