import type { ReactNode } from 'react';
import { heldNotes } from '#messages/later/heldNotes.ts';
import { useTexts } from '#messages/useTexts.ts';
import { Row } from '#ui/Rows.tsx';
import { Mark } from './Mark.tsx';

/** Notes that are not in their mentorship's own place yet. */
export function HeldNotesRow({ count }: { readonly count: number }): ReactNode {
  const m = useTexts(heldNotes);
  return <Row title={m.row(count)} detail={m.help} end={<Mark tone="here" />} />;
}
