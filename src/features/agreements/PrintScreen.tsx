import { Printer, Share2 } from 'lucide-react';
import { useMemo, type ReactNode } from 'react';
import { useParams, useSearch } from 'wouter';
import type { AgreementDetail } from '#app/feeApi.ts';
import { useLive } from '#app/live.ts';
import type { AgreementId } from '#base/ids.ts';
import { groupedFingerprint, readLine, type FeeDocument } from '#domain/feeDocument.ts';
import { heldVersion, type SignedVersion } from '#domain/signed.ts';
import { signing } from '#messages/later/signing.ts';
import { useTexts } from '#messages/useTexts.ts';
import { Banner } from '#ui/Banner.tsx';
import { Button, LinkButton } from '#ui/Button.tsx';
import { Page } from '#ui/Page.tsx';
import { Skeleton } from '#ui/Progress.tsx';
import { EmptyState, Stack } from '#ui/Section.tsx';
import { FeePapers } from './FeePaper.tsx';
import { NotHere } from './NotHere.tsx';
import { PaperPhotos } from './PaperPhotos.tsx';
import { useAgreement } from './useAgreement.ts';
import { useFeeDocument, useFeeFrame, useFingerprint } from './useFeeDocument.ts';
import css from './FeePaper.module.css';

/** `/vereinbarungen/:id/druck?fassung=<id>`: a signed version, without one the version that holds, or the draft where something changed since. */
export function PrintScreen(): ReactNode {
  const m = useTexts(signing).print;
  const { id } = useParams<{ id: AgreementId }>();
  const wanted = new URLSearchParams(useSearch()).get('fassung');
  const loaded = useAgreement(id);
  const back = `/vereinbarungen/${id}`;
  if (loaded.at !== 'here') return <NotHere back={back} loaded={loaded} />;
  const { signed, holds, stage } = loaded.detail.agreement;
  const held = heldVersion(signed, holds).version;
  const version = wanted === null ? (stage === 'signed' ? held : null) : signed.find((one) => one.id === wanted);
  if (version) return <SignedPrint detail={loaded.detail} version={version} older={held !== null && version.number < held.number} back={back} />;
  return version === null ? <DraftPrint detail={loaded.detail} back={back} /> : <Page title={m.title} back={back}><EmptyState title={m.gone}>{m.goneHelp}</EmptyState></Page>;
}

/** From the signed version alone: whatever the agreement says by now. */
function SignedPrint({ detail, version, older, back }: { readonly detail: AgreementDetail; readonly version: SignedVersion; readonly older: boolean; readonly back: string }): ReactNode {
  const m = useTexts(signing);
  const { lines, figures, terms, fingerprint, holder, association, number } = version;
  const computed = useFingerprint(useMemo<FeeDocument>(() => ({ lines, figures, terms }), [lines, figures, terms]));
  return (
    <Page title={m.print.title} tab={m.paper.tab} back={back}>
      <Stack>
        {computed !== null && computed !== fingerprint ? <Banner tone="late" live="alert">{m.print.wrong}</Banner> : null}
        {older ? <Banner tone="due">{m.print.older}</Banner> : null}
        <Acts lines={lines} fingerprint={fingerprint} />
        <p className={css.soft}>{m.print.two}</p>
        <FeePapers lines={lines} fingerprint={fingerprint} what={m.paper.version(number)} undated={false} sides={[{ label: m.paper.sides.holder, ...holder }, { label: m.paper.sides.association, ...association }]} />
        <PaperPhotos agreement={detail.agreement} desk={detail.desk} version={version} />
      </Stack>
    </Page>
  );
}

function DraftPrint({ detail, back }: { readonly detail: AgreementDetail; readonly back: string }): ReactNode {
  const m = useTexts(signing);
  const self = useLive((live) => live.members.find((member) => member.self)?.name) ?? '';
  const document = useFeeDocument(detail.agreement, useFeeFrame(detail.agreement.place), { association: self, holder: detail.contactName, at: null });
  if (detail.monthly === null) return <Page title={m.print.title} back={back}><EmptyState title={m.noSum} action={<LinkButton kind="primary" href={`${back}/bearbeiten`}>{m.toForm}</LinkButton>}>{m.noSumHelp}</EmptyState></Page>;
  if (!document) return <Page title={m.print.title} back={back}><Skeleton rows={6} /></Page>;
  return (
    <Page title={m.print.title} tab={m.paper.tab} back={back}>
      <Stack>
        <Banner tone="due" action={<LinkButton href={`${back}/unterschreiben`}>{m.title}</LinkButton>}>{m.print.draft}</Banner>
        <Acts lines={document.lines} fingerprint={null} />
        <p className={css.soft}>{m.print.two}</p>
        <FeePapers lines={document.lines} fingerprint={null} what={m.paper.draft} undated sides={[{ label: m.paper.sides.holder, name: detail.contactName, how: null }, { label: m.paper.sides.association, name: self, how: null }]} />
      </Stack>
    </Page>
  );
}

function Acts({ lines, fingerprint }: { readonly lines: readonly string[]; readonly fingerprint: string | null }): ReactNode {
  const m = useTexts(signing);
  // Closing the share sheet without sharing rejects: nothing happened.
  const share = (): void => void navigator.share({ title: lines[0] ?? '', text: sharedText(lines, fingerprint && `${m.paper.fingerprint}: ${groupedFingerprint(fingerprint)}`) }).catch(() => undefined);
  const canShare = 'share' in navigator;
  return (
    <>
      <div className={css.acts}>
        <Button kind="primary" icon={<Printer aria-hidden="true" />} onClick={() => window.print()}>{m.print.now}</Button>
        {canShare ? <Button icon={<Share2 aria-hidden="true" />} onClick={share}>{m.print.share}</Button> : null}
      </div>
      <p className={css.soft}>{m.print.pdf} {canShare ? m.print.shareHelp : ''}</p>
    </>
  );
}

/** The document as a message somebody can read. */
function sharedText(lines: readonly string[], end: string | null): string {
  const said = lines.map(readLine).map((line) => ('value' in line ? `${line.label}: ${line.value}` : line.is === 'heading' ? `\n${line.text}` : line.text));
  return [...said, ...(end ? [`\n${end}`] : [])].join('\n');
}
