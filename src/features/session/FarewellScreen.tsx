import { useState, type ReactNode } from 'react';
import type { FarewellSession } from '#app/farewellApi.ts';
import { engine } from '#app/engine.ts';
import { farewell } from '#messages/later/farewell.ts';
import { useTexts } from '#messages/useTexts.ts';
import { Button } from '#ui/Button.tsx';
import { GoneScreen } from './GoneScreen.tsx';
import { LeaveWithout } from './LeaveWithout.tsx';
import { SessionFrame } from './SessionFrame.tsx';

/** A removed device: what is happening to what it held, and in the end what happened. Nothing of the team is shown any more. */
export function FarewellScreen({ session }: { readonly session: FarewellSession }): ReactNode {
  const m = useTexts(farewell);
  if (session.at === 'gone') return <GoneScreen gone={session} />;
  switch (session.step) {
    case 'checking':
      return <SessionFrame title={m.checking.title} text={m.checking.text} />;
    case 'handing-over':
      return <SessionFrame title={m.handingOver.title} text={m.handingOver.text} />;
    case 'waiting':
      return <WaitingToLeave session={session} />;
  }
}

function WaitingToLeave({ session }: { readonly session: Extract<FarewellSession, { step: 'waiting' }> }): ReactNode {
  const { why, waiting, drafts } = session;
  const m = useTexts(farewell);
  const [busy, setBusy] = useState(false);
  const again = async (): Promise<void> => {
    setBusy(true);
    await engine().leaveNow();
    setBusy(false);
  };
  return (
    <SessionFrame title={m.waiting.title} text={m.waiting[why](waiting)}>
      {drafts > 0 ? <p>{m.drafts(drafts)}</p> : null}
      <Button kind="primary" wide busy={busy} onClick={() => void again()}>{m.waiting.again}</Button>
      <LeaveWithout waiting={waiting} drafts={drafts} />
    </SessionFrame>
  );
}
