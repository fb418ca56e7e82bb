import { Pencil } from 'lucide-react';
import type { ReactNode } from 'react';
import { today } from '#app/clock.ts';
import { useLive } from '#app/live.ts';
import type { MandateRow } from '#app/recruitingApi.ts';
import { useActing } from '#app/useActing.ts';
import type { MandateId } from '#base/ids.ts';
import { isPresent } from '#domain/mandate.ts';
import { councilName } from '#messages/councilWords.ts';
import { mandates } from '#messages/later/mandates.ts';
import { lateRefusalWords } from '#messages/refusalWords.ts';
import { useMessages } from '#messages/useMessages.ts';
import { useTexts } from '#messages/useTexts.ts';
import { Banner } from '#ui/Banner.tsx';
import { LinkButton } from '#ui/Button.tsx';
import { Chip } from '#ui/Chip.tsx';
import { Page } from '#ui/Page.tsx';
import { Skeleton } from '#ui/Progress.tsx';
import { EmptyState } from '#ui/Section.tsx';
import { showToast } from '#ui/toasts.ts';
import { ContestedCards } from './ContestedCards.tsx';
import { EndMandate } from './EndMandate.tsx';
import { isUndecided } from './mandateList.ts';
import { MandateFacts } from './MandateFacts.tsx';
import { StandingChoice } from './StandingChoice.tsx';
import { talkHref } from './talkHref.ts';
import css from './Mandates.module.css';

type PaneProps = { readonly id: MandateId; /** Where "Zurück" leads; none on wide screens. */ readonly back: string | undefined };

/** One mandate: what is known of it, whether they stand again, and the talk about it. */
export function MandateDetailPane({ id, back }: PaneProps): ReactNode {
  const m = useTexts(mandates);
  const row = useLive((live) => live.mandates.find((one) => one.id === id));
  const opening = useLive((live) => live.status.opening);
  if (row) return <OpenMandate row={row} back={back} />;
  return <Page title={m.one} back={back}>{opening ? <Skeleton rows={4} /> : <EmptyState title={m.detail.missing}>{m.detail.missingHelp}</EmptyState>}</Page>;
}

function OpenMandate({ row, back }: { readonly row: MandateRow; readonly back: string | undefined }): ReactNode {
  const m = useTexts(mandates);
  const common = useMessages().common;
  const { act, busy, problem } = useActing(lateRefusalWords, showToast);
  const present = isPresent(row, today());
  const asks = present && isUndecided(row);
  return (
    <Page title={row.contactName} tab={m.one} back={back} chip={<span className={css.state}><Chip tone={row.receipt === 'hub' ? 'safe' : 'here'}>{common.receipt[row.receipt]}</Chip></span>}>
      {problem ? <Banner tone="late" live="alert">{problem}</Banner> : null}
      <p><strong>{councilName(m, row)}</strong></p>
      <div className={css.acts}>
        {present ? <LinkButton kind={asks ? 'primary' : 'quiet'} href={talkHref(row.contact)}>{m.talkAgain}</LinkButton> : null}
        <LinkButton href={`/mandate/${row.id}/bearbeiten`} icon={<Pencil aria-hidden="true" />}>{m.detail.edit}</LinkButton>
      </div>
      <ContestedCards row={row} act={act} busy={busy} />
      {present && !row.contested.standingAgain ? <StandingChoice row={row} act={act} /> : null}
      <MandateFacts row={row} />
      <div className={css.acts}>
        <LinkButton href={`/kontakte/${row.contact}`}>{m.detail.contact}</LinkButton>
        <EndMandate row={row} act={act} />
      </div>
    </Page>
  );
}
