import { useEffect, useState, type ReactNode } from 'react';
import type { Connection, Status } from '#app/api.ts';
import { askDurable } from '#app/durable.ts';
import { useLive } from '#app/live.ts';
import { useMessages } from '#messages/useMessages.ts';
import { Button } from '#ui/Button.tsx';
import { Chip, type Tone } from '#ui/Chip.tsx';
import { CardList, Row } from '#ui/Rows.tsx';
import { Section } from '#ui/Section.tsx';
import { appVersion } from './version.ts';

const tones: Readonly<Record<Connection, Tone>> = { online: 'safe', connecting: 'neutral', offline: 'neutral', none: 'here', refused: 'late', superseded: 'late', 'other-version': 'due' };

/** What the chip in the header leads to: connection, what waits, what was set aside, whether the browser keeps the data. */
export function StatusSection(): ReactNode {
  const m = useMessages();
  const status = useLive((live) => live.status);
  useEffect(() => { if (location.hash === '#status') document.getElementById('status')?.scrollIntoView(); }, []);
  return (
    <Section title={m.settings.ready} id="status">
      <CardList>
        <Row title={m.settings.connection[status.connection]} end={<Mark tone={tones[status.connection]} />} />
        {status.connection === 'none' ? null : <WaitingRow status={status} />}
        {status.hubTurnedBack ? <Row title={m.settings.turnedBack} detail={m.settings.turnedBackHelp} end={<Mark tone="due" />} /> : null}
        {status.setAside > 0 ? <Row title={m.settings.setAside(status.setAside)} detail={m.settings.setAsideHelp} end={<Mark tone="late" />} /> : null}
        <StorageRow durable={status.durable} />
        <Row title={m.settings.version(appVersion)} href="/ueber" />
      </CardList>
    </Section>
  );
}

function WaitingRow({ status }: { readonly status: Status }): ReactNode {
  const m = useMessages().settings;
  const safe = status.waiting === 0 && status.connection === 'online' && !status.hubTurnedBack;
  return <Row title={m.waiting(status.waiting)} detail={safe ? m.allSafe : status.waiting > 0 ? m.waitingHelp : undefined} end={<Mark tone={safe ? 'safe' : status.waiting > 0 ? 'here' : 'neutral'} />} />;
}

function StorageRow({ durable }: { readonly durable: boolean | null }): ReactNode {
  const m = useMessages().settings.storage;
  const [answer, setAnswer] = useState<boolean | null>(null);
  const kept = durable === true || answer === true;
  const ask = async () => setAnswer(await askDurable());
  if (kept) return <Row title={m.kept} end={<Mark tone="safe" />} />;
  return (
    <Row
      title={durable === null && answer === null ? m.unknown : m.notKept}
      detail={answer === false ? m.refused : m.help}
      below={<Button onClick={() => void ask()}>{m.ask}</Button>}
    />
  );
}

/** The row's sentence says it; the mark repeats it for the eye. */
function Mark({ tone }: { readonly tone: Tone }): ReactNode {
  const m = useMessages().settings.marks;
  return <Chip tone={tone}>{m[tone]}</Chip>;
}
