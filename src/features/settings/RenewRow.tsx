import type { ReactNode } from 'react';
import type { Connection } from '#app/api.ts';
import { renewal } from '#messages/later/renewal.ts';
import { useTexts } from '#messages/useTexts.ts';
import { Button } from '#ui/Button.tsx';
import { Row } from '#ui/Rows.tsx';
import { Mark } from './Mark.tsx';
import { useRenewal } from './useRenewal.ts';

/** On a device whose data was copied or set back: what that means, and the one thing to do. */
export function RenewRow({ connection }: { readonly connection: Connection }): ReactNode {
  const m = useTexts(renewal);
  const { busy, error, renew } = useRenewal();
  if (connection === 'renewing') return <Row title={m.act} detail={m.waits} end={<Mark tone="due" />} />;
  if (connection !== 'superseded') return null;
  return <Row title={m.act} detail={error ?? m.help} end={<Mark tone="late" />} below={<Button busy={busy} onClick={renew}>{m.act}</Button>} />;
}
