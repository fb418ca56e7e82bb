import { BookOpenText, Eye, HandCoins, Handshake, HeartHandshake, Info, Landmark, ListChecks, Settings, ShieldCheck, Upload, UserRoundCog } from 'lucide-react';
import type { ReactNode } from 'react';
import { useMessages } from '#messages/useMessages.ts';
import { Page } from '#ui/Page.tsx';
import { CardList, Row } from '#ui/Rows.tsx';

/** What does not fit in the bar at the thumb. */
export function MoreScreen(): ReactNode {
  const m = useMessages();
  return (
    <Page title={m.shell.more}>
      <CardList>
        <Row href="/leitfaden" title={m.shell.guide} lead={<BookOpenText aria-hidden="true" />} />
        <Row href="/mandate" title={m.shell.mandates} lead={<Landmark aria-hidden="true" />} />
        <Row href="/patenschaften" title={m.shell.mentorships} lead={<HeartHandshake aria-hidden="true" />} />
        <Row href="/vereinbarungen" title={m.shell.agreements} lead={<HandCoins aria-hidden="true" />} />
        <Row href="/auftraege" title={m.shell.commitments} lead={<ListChecks aria-hidden="true" />} />
        <Row href="/gremien" title={m.shell.boards} lead={<Handshake aria-hidden="true" />} />
        <Row href="/team" title={m.shell.team} lead={<UserRoundCog aria-hidden="true" />} />
        <Row href="/team/wer-sieht-was" title={m.shell.seeWho} lead={<Eye aria-hidden="true" />} />
        <Row href="/import" title={m.shell.import} lead={<Upload aria-hidden="true" />} />
        <Row href="/einstellungen" title={m.shell.settings} lead={<Settings aria-hidden="true" />} />
        <Row href="/sicherheit" title={m.shell.security} lead={<ShieldCheck aria-hidden="true" />} />
        <Row href="/ueber" title={m.shell.about} lead={<Info aria-hidden="true" />} />
      </CardList>
    </Page>
  );
}
