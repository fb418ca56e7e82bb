import type { handover } from './de/later/handover.ts';

type Given = { readonly is: 'nothing' | 'failed' } | { readonly is: 'saved' | 'shared' | 'stopped'; readonly entries: number; readonly left: number };

/** What became of giving a handover file on, in sentences. */
export function givenWords(m: Pick<typeof handover, 'none' | 'failed' | 'stays' | 'saved' | 'shared' | 'left'>, given: Given): string {
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
