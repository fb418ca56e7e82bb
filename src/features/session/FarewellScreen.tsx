import { useState, type ReactNode } from 'react';
import type { FarewellSession } from '#app/farewellApi.ts';
import { engine } from '#app/engine.ts';
import { farewell } from '#messages/later/farewell.ts';
import { useTexts } from '#messages/useTexts.ts';
import { Button } from '#ui/Button.tsx';
import { LeaveWithout } from './LeaveWithout.tsx';
import { SessionFrame } from './SessionFrame.tsx';
import css from './Session.module.css';

/** A removed device: what is happening to what it held, and in the end what happened. Nothing of the team is shown any more. */
export function FarewellScreen({ session }: { readonly session: FarewellSession }): ReactNode {
  const m = useTexts(farewell);
  if (session.at === 'gone') return <Gone session={session} />;
  switch (session.step) {
    case 'checking':
      return <SessionFrame title={m.checking.title} text={m.checking.text} />;
    case 'handing-over':
      return <SessionFrame title={m.handingOver.title} text={m.handingOver.text} />;
    case 'waiting':
      return <WaitingToLeave why={session.why} waiting={session.waiting} />;
  }
}

function WaitingToLeave({ why, waiting }: { readonly why: 'unreachable' | 'refused'; readonly waiting: number }): ReactNode {
  const m = useTexts(farewell);
  const [busy, setBusy] = useState(false);
  const again = async (): Promise<void> => {
    setBusy(true);
    await engine().leaveNow();
    setBusy(false);
  };
  return (
    <SessionFrame title={m.waiting.title} text={m.waiting[why](waiting)}>
      <Button kind="primary" wide busy={busy} onClick={() => void again()}>{m.waiting.again}</Button>
      <LeaveWithout waiting={waiting} />
    </SessionFrame>
  );
}

function Gone({ session }: { readonly session: Extract<FarewellSession, { at: 'gone' }> }): ReactNode {
  const m = useTexts(farewell).gone;
  const { entries, lost, reported } = session;
  return (
    <SessionFrame title={m.title}>
      <div className={css.told} role="status">
        {entries > 0 ? <p>{m.handedOver(entries)}</p> : null}
        {lost > 0 ? <p>{m.lost(lost)}</p> : null}
        {entries + lost === 0 ? <p>{m.nothing}</p> : null}
        <p>{m.erased}</p>
        <p className={css.soft}>{reported ? m.reported : m.notReported} {m.back}</p>
      </div>
      <Button kind="primary" wide onClick={() => void engine().dismissFarewell()}>{m.onwards}</Button>
    </SessionFrame>
  );
}
