import type { ReactNode } from 'react';
import type { Status } from '#app/api.ts';
import { useLive } from '#app/live.ts';
import type { Catalogue } from '#messages/catalogue.ts';
import { useMessages } from '#messages/useMessages.ts';
import { Chip, type Tone } from '#ui/Chip.tsx';

/** Connection and what waits, in two words; leads to the whole story. */
export function StatusChip(): ReactNode {
  const m = useMessages();
  const status = useLive((live) => live.status);
  const { tone, words } = statusWords(status, m);
  return <Chip tone={tone} href="/einstellungen#status">{words}</Chip>;
}

/** "Alles gesichert" only when the hub is there and nothing waits: never a false "safe". */
export function statusWords(status: Status, { shell: { status: words } }: Catalogue): { readonly tone: Tone; readonly words: string } {
  const { connection, waiting } = status;
  switch (connection) {
    case 'none':
      return { tone: 'here', words: words.onlyHere };
    case 'refused':
      return { tone: 'late', words: words.refused };
    case 'superseded':
    case 'renewing':
      return { tone: connection === 'superseded' ? 'late' : 'due', words: words.renew };
    case 'other-version':
      return { tone: 'due', words: words.otherVersion };
    case 'offline':
      return waiting > 0 ? { tone: 'here', words: words.offlineWaiting(waiting) } : { tone: 'neutral', words: words.offline };
    case 'connecting':
      return waiting > 0 ? { tone: 'here', words: words.waiting(waiting) } : { tone: 'neutral', words: words.connecting };
    case 'online':
      if (status.fork) return { tone: 'late', words: words.forked };
      if (status.hubTurnedBack) return { tone: 'due', words: words.turnedBack };
      return waiting > 0 ? { tone: 'here', words: words.waiting(waiting) } : { tone: 'safe', words: words.safe };
  }
}
