import { Download, Share2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { useLive } from '#app/live.ts';
import { useHandover, type Given } from '#app/useHandover.ts';
import { handover } from '#messages/later/handover.ts';
import { useTexts } from '#messages/useTexts.ts';
import { Button } from '#ui/Button.tsx';
import { FileField } from '#ui/FileField.tsx';
import { CardList, Row } from '#ui/Rows.tsx';
import { Section, Stack } from '#ui/Section.tsx';
import { HandoverTold } from './HandoverTold.tsx';
import { useOpening } from './useOpening.ts';
import css from './settings.module.css';

/** What waits for the hub goes on as a file, and what others could not deliver comes in as one. A demonstration has nobody to give it to. */
export function HandoverSection(): ReactNode {
  const m = useTexts(handover);
  const connection = useLive((live) => live.status.connection);
  const { opened, open } = useOpening();
  if (connection === 'none') return null;
  return (
    <Section title={m.title} id="uebergabe">
      <Stack>
        <p className={css.soft}>{m.help}</p>
        {connection === 'superseded' || connection === 'renewing' ? null : <CardList label={m.title}><GiveRow /></CardList>}
        <FileField quiet label={m.open} help={m.openHelp} onChoose={open} />
        {opened ? <HandoverTold opened={opened} /> : null}
      </Stack>
    </Section>
  );
}

function GiveRow(): ReactNode {
  const m = useTexts(handover);
  const { waiting, heldNotes } = useLive((live) => live.status);
  const { busy, given, shares, give } = useHandover(m.fileName);
  const detail = waiting === 0 ? m.none : m.waiting(waiting);
  return (
    <Row
      title={m.give}
      detail={heldNotes > 0 ? `${detail} ${m.notHeld}` : detail}
      below={waiting === 0 ? null : (
        <div className={css.acts}>
          <Button busy={busy} icon={<Download aria-hidden="true" />} onClick={() => give('save')}>{m.save}</Button>
          {shares ? <Button busy={busy} icon={<Share2 aria-hidden="true" />} onClick={() => give('share')}>{m.share}</Button> : null}
        </div>
      )}
      panel={given ? <p role="status">{givenWords(m, given)}</p> : null}
    />
  );
}

function givenWords(m: (typeof handover)['de'], given: Given): string {
  switch (given.is) {
    case 'nothing':
      return m.none;
    case 'failed':
      return m.failed;
    case 'stopped':
      return m.stays;
    case 'saved':
    case 'shared':
      return [m[given.is](given.entries), given.left > 0 ? m.left(given.left) : '', m.stays].filter(Boolean).join(' ');
  }
}
