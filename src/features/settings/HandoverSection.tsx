import { Download, Share2 } from 'lucide-react';
import { useEffect, useState, type ReactNode } from 'react';
import { engine } from '#app/engine.ts';
import { useLive } from '#app/live.ts';
import { useHandover } from '#app/useHandover.ts';
import { givenWords } from '#messages/handoverWords.ts';
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
  const count = useToGive();
  const { busy, given, shares, give } = useHandover(m.fileName);
  const detail = count === 0 ? m.none : m.waiting(count);
  return (
    <Row
      title={m.give}
      detail={heldNotes > 0 || waiting > count ? `${detail} ${m.notHeld}` : detail}
      below={count === 0 ? null : (
        <div className={css.acts}>
          <Button busy={busy} icon={<Download aria-hidden="true" />} onClick={() => give('save')}>{m.save}</Button>
          {shares ? <Button busy={busy} icon={<Share2 aria-hidden="true" />} onClick={() => give('share')}>{m.share}</Button> : null}
        </div>
      )}
      panel={given ? <p role="status">{givenWords(m, given)}</p> : null}
    />
  );
}

/** Whatever changes it is told as another status. */
function useToGive(): number {
  const status = useLive((live) => live.status);
  const [count, setCount] = useState(0);
  useEffect(() => void engine().toGive().then(setCount), [status]);
  return count;
}
