import { Download } from 'lucide-react';
import type { ReactNode } from 'react';
import { useHandover } from '#app/useHandover.ts';
import { givenWords } from '#messages/handoverWords.ts';
import { handover } from '#messages/later/handover.ts';
import { useTexts } from '#messages/useTexts.ts';
import { Button } from '#ui/Button.tsx';
import css from './Session.module.css';

/** What waits goes on as a file without unlocking: entries are sealed and signed, and making the file takes no key. */
export function LockedHandover(): ReactNode {
  const m = useTexts(handover);
  const { busy, given, give } = useHandover(m.fileName);
  return (
    <div className={css.choice}>
      <Button wide busy={busy} icon={<Download aria-hidden="true" />} onClick={() => give('save')}>{m.locked}</Button>
      <p role="status">{given ? givenWords(m, given) : m.lockedHelp}</p>
    </div>
  );
}
