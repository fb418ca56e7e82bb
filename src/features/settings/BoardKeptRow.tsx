import { useEffect, useState, type ReactNode } from 'react';
import { engine } from '#app/engine.ts';
import type { BoardKept } from '#app/readyApi.ts';
import { useMessages } from '#messages/useMessages.ts';
import { Row } from '#ui/Rows.tsx';
import { Mark } from './Mark.tsx';

/** Whether what is open was stored for the time before unlocking: the library that stores it does not say so itself. Nothing until that is known. */
export function BoardKeptRow(): ReactNode {
  const m = useMessages().ready.board;
  const [kept, setKept] = useState<BoardKept | null>(null);
  useEffect(() => void engine().boardKept().then(setKept, () => undefined), []);
  if (kept === null) return null;
  return kept === 'failed' ? <Row title={m.failed} detail={m.help} end={<Mark tone="due" />} /> : <Row title={m.kept} end={<Mark tone="safe" />} />;
}
