import { lazy, Suspense, useState, type ReactNode } from 'react';
import { engine } from '#app/engine.ts';
import { useLive } from '#app/live.ts';
import type { LockedRemoval } from '#app/farewellApi.ts';
import type { UnlockWays } from '#app/lockApi.ts';
import { useMessages } from '#messages/useMessages.ts';
import { Button, LinkButton } from '#ui/Button.tsx';
import { ConfirmDialog } from '#ui/Dialog.tsx';
import { Skeleton } from '#ui/Progress.tsx';
import { SessionFrame } from './SessionFrame.tsx';
import { UnlockForm } from './UnlockForm.tsx';
import css from './Session.module.css';

const ErasingText = lazy(async () => ({ default: (await import('./ErasingText.tsx')).ErasingText }));
const LockedHandover = lazy(async () => ({ default: (await import('./LockedHandover.tsx')).LockedHandover }));
const LockedRemoved = lazy(async () => ({ default: (await import('./LockedRemoved.tsx')).LockedRemoved }));
const OtherWays = lazy(async () => ({ default: (await import('./OtherWays.tsx')).OtherWays }));

type LockedProps = { readonly demo: boolean; readonly ways: UnlockWays; readonly removal: LockedRemoval | undefined; readonly drafts: number | undefined };

/** Nothing readable but what lies open: the calendar and the guide. Offers the ways to unlock that are set up; the passphrase always. */
export function LockedScreen({ demo, ways, removal, drafts = 0 }: LockedProps): ReactNode {
  const m = useMessages().session.locked;
  const waiting = useLive((live) => live.status.waiting);
  const unlocking = ways.pin || ways.passkey ? <Suspense fallback={<Skeleton rows={2} />}><OtherWays ways={ways} /></Suspense> : <UnlockForm kind="passphrase" />;
  if (removal) return <Suspense fallback={<Skeleton rows={6} />}><LockedRemoved removal={removal} waiting={waiting} drafts={drafts} forgotten={<Forgotten waiting={waiting} />}>{unlocking}</LockedRemoved></Suspense>;
  return (
    <SessionFrame title={m.title} text={waiting > 0 ? m.delivering : undefined}>
      {demo ? <RemoveDemo /> : unlocking}
      {waiting > 0 && !demo ? <Suspense><LockedHandover /></Suspense> : null}
      <div className={css.choice}>
        <LinkButton href="/termine" wide>{m.calendar}</LinkButton>
        <LinkButton href="/leitfaden" wide>{m.guide}</LinkButton>
        <p>{m.guideHelp}</p>
      </div>
      {demo ? null : <Forgotten waiting={waiting} />}
      <div className={css.links}>
        <LinkButton kind="plain" href="/ueber">{m.about}</LinkButton>
        <LinkButton kind="plain" href="/sicherheit">{m.security}</LinkButton>
      </div>
    </SessionFrame>
  );
}

/** A demonstration opens without a passphrase; where even that fails, it can only be removed. */
function RemoveDemo(): ReactNode {
  const m = useMessages().shell.demo;
  return <Button kind="primary" wide onClick={() => void engine().eraseDevice()}>{m.remove}</Button>;
}

function Forgotten({ waiting }: { readonly waiting: number }): ReactNode {
  const m = useMessages().session.locked;
  const [asking, setAsking] = useState(false);
  return (
    <details className={css.details}>
      <summary>{m.forgotten}</summary>
      <div>
        <p>{m.forgottenHelp}</p>
        <Button kind="danger" onClick={() => setAsking(true)}>{m.erase}</Button>
      </div>
      <ConfirmDialog open={asking} title={m.eraseTitle} confirm={m.erase} danger onConfirm={() => void engine().eraseDevice()} onClose={() => setAsking(false)}>
        <Suspense fallback={m.eraseText(waiting)}><ErasingText waiting={waiting} /></Suspense>
      </ConfirmDialog>
    </details>
  );
}
