import { useEffect, type ReactNode } from 'react';
import { engine } from '#app/engine.ts';
import type { Erasure } from '#app/erasureApi.ts';
import { useLive } from '#app/live.ts';
import { formatWhen } from '#messages/dates.ts';
import { erasure } from '#messages/later/erasure.ts';
import { useTexts } from '#messages/useTexts.ts';
import { Button } from '#ui/Button.tsx';
import { Chip } from '#ui/Chip.tsx';
import { CardList, Row } from '#ui/Rows.tsx';
import { Section } from '#ui/Section.tsx';

/** Which contacts were erased when and by whom, never who they were, and how far the devices are with it. */
export function ErasuresSection(): ReactNode {
  const m = useTexts(erasure);
  const erasures = useLive((live) => live.erasures);
  const online = useLive((live) => live.status.connection === 'online');
  useEffect(() => { void engine().refreshErasures(); }, [online, erasures.length]);
  if (erasures.length === 0) return null;
  return (
    <Section title={m.section} id="geloescht">
      <CardList>{erasures.map((one) => (one.at === 'waiting' ? <WaitingRow key={one.id} waiting={one} /> : <DoneRow key={one.id} done={one} />))}</CardList>
    </Section>
  );
}

function WaitingRow({ waiting }: { readonly waiting: Extract<Erasure, { at: 'waiting' }> }): ReactNode {
  const m = useTexts(erasure);
  return <Row title={m.waitingRow} detail={m.waitingHelp} below={<Button onClick={() => void engine().cancelErasure(waiting.id)}>{m.keep}</Button>} />;
}

function DoneRow({ done: { by, since, devices } }: { readonly done: Extract<Erasure, { at: 'done' }> }): ReactNode {
  const m = useTexts(erasure);
  const name = useLive((live) => live.members.find(({ id }) => id === by)?.name ?? '');
  const everywhere = devices !== null && devices.done === devices.of;
  return (
    <Row
      title={m.doneRow(formatWhen(since), name)}
      detail={`${m.atHub} ${devices ? m.devices(devices.done, devices.of) : m.unknown}`}
      end={<Chip tone={everywhere ? 'safe' : 'due'}>{everywhere ? m.marks.done : m.marks.open}</Chip>}
    />
  );
}
