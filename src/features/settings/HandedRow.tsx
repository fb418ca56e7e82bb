import { useEffect, useState, type ReactNode } from 'react';
import { engine } from '#app/engine.ts';
import { useLive } from '#app/live.ts';
import { handover } from '#messages/later/handover.ts';
import { useTexts } from '#messages/useTexts.ts';
import { Row } from '#ui/Rows.tsx';
import { Mark } from './Mark.tsx';

/** What others wrote and this device brings to the hub. */
export function HandedRow(): ReactNode {
  const m = useTexts(handover);
  const count = useHanded();
  return count > 0 ? <Row title={m.handed(count)} detail={m.handedHelp} end={<Mark tone="here" />} /> : null;
}

/** Whatever changes it is told as another status. */
function useHanded(): number {
  const status = useLive((live) => live.status);
  const [count, setCount] = useState(0);
  useEffect(() => void engine().handedWaiting().then(setCount), [status]);
  return count;
}
