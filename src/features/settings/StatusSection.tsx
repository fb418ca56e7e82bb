import { useEffect, type ReactNode } from 'react';
import type { Connection, Status } from '#app/api.ts';
import { lastContact } from '#app/lastContact.ts';
import { useLive } from '#app/live.ts';
import { useOfflineReady } from '#app/offlineReady.ts';
import { useUpdate } from '#app/updates.ts';
import type { Catalogue } from '#messages/catalogue.ts';
import { formatWhen } from '#messages/dates.ts';
import { useMessages } from '#messages/useMessages.ts';
import { Button } from '#ui/Button.tsx';
import type { Tone } from '#ui/Chip.tsx';
import { CardList, Row } from '#ui/Rows.tsx';
import { Section } from '#ui/Section.tsx';
import { BoardKeptRow } from './BoardKeptRow.tsx';
import { FeedRow } from './FeedRow.tsx';
import { ForkRow } from './ForkRow.tsx';
import { HandedRow } from './HandedRow.tsx';
import { HeldNotesRow } from './HeldNotesRow.tsx';
import { Mark } from './Mark.tsx';
import { RenewRow } from './RenewRow.tsx';
import { SetAsideRow } from './SetAsideRow.tsx';
import { KeptRow, RoomRow } from './StorageRows.tsx';
import { appVersion } from './version.ts';
import { waitingWords } from './waitingWords.ts';

const tones: Readonly<Record<Connection, Tone>> = { online: 'safe', connecting: 'neutral', offline: 'neutral', none: 'here', refused: 'late', superseded: 'late', renewing: 'due', 'other-version': 'due' };

/** "Startklar?": what the chip in the header leads to. Each line says how it stands, and what to do where it does not stand well. */
export function StatusSection(): ReactNode {
  const m = useMessages();
  const status = useLive((live) => live.status);
  useEffect(() => { if (location.hash === '#status') document.getElementById('status')?.scrollIntoView(); }, []);
  return (
    <Section title={m.settings.ready} id="status">
      <CardList label={m.settings.ready}>
        <Row title={m.settings.connection[status.connection]} detail={contactText(m, status.connection)} end={<Mark tone={tones[status.connection]} />} />
        <RenewRow connection={status.connection} />
        {status.connection === 'none' ? null : <WaitingRow status={status} />}
        {status.heldNotes > 0 && status.connection !== 'none' ? <HeldNotesRow count={status.heldNotes} /> : null}
        {status.connection === 'none' ? null : <HandedRow />}
        {status.hubTurnedBack ? <Row title={m.settings.turnedBack} detail={m.settings.turnedBackHelp} end={<Mark tone="due" />} /> : null}
        {status.fork ? <ForkRow fork={status.fork} /> : null}
        <SetAsideRow count={status.setAside} />
        <OfflineRow />
        <BoardKeptRow />
        {status.connection === 'none' ? null : <FeedRow />}
        <KeptRow durable={status.durable} />
        <RoomRow />
        <VersionRow />
      </CardList>
    </Section>
  );
}

/** When the hub was last on the line, and what to do where it is not now. */
function contactText(m: Catalogue, connection: Connection): string | undefined {
  if (connection === 'online' || connection === 'none') return undefined;
  const at = lastContact();
  const help = { offline: m.ready.offlineHelp, refused: m.ready.refusedHelp, 'other-version': m.ready.otherVersionHelp, connecting: '', superseded: '', renewing: '' }[connection];
  return [at === null ? m.ready.noContact : m.ready.lastContact(formatWhen(at)), help].filter(Boolean).join('. ');
}

function WaitingRow({ status }: { readonly status: Status }): ReactNode {
  const m = useMessages().settings;
  const { tone, help } = waitingWords(status);
  return <Row title={m.waiting(status.waiting)} detail={help ? m[help] : undefined} end={<Mark tone={tone} />} />;
}

/** Whether a canvasser can go to a village without reception with it. */
function OfflineRow(): ReactNode {
  const m = useMessages().ready.offline;
  const ready = useOfflineReady();
  return <Row title={m[ready].title} detail={m[ready].help} end={<Mark tone={ready === 'yes' ? 'safe' : 'due'} />} />;
}

function VersionRow(): ReactNode {
  const m = useMessages();
  const { ready, reload } = useUpdate();
  const title = m.settings.version(appVersion);
  if (ready) return <Row title={title} detail={m.shell.update.title} end={<Mark tone="due" />} below={<Button onClick={reload}>{m.shell.update.reload}</Button>} />;
  return <Row title={title} href="/sicherheit" detail={`${m.ready.version.newest} ${m.ready.version.check}`} end={<Mark tone="safe" />} />;
}
