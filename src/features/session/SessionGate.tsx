import { lazy, Suspense, useEffect, useState, type ReactNode } from 'react';
import { useLocation, useSearch } from 'wouter';
import type { UnsupportedReason } from '#app/api.ts';
import { useLive } from '#app/live.ts';
import { whenReachable } from '#app/screenCode.ts';
import { takeOver } from '#app/start.ts';
import { useMessages } from '#messages/useMessages.ts';
import { Button } from '#ui/Button.tsx';
import { Skeleton } from '#ui/Progress.tsx';
import { LockedScreen } from './LockedScreen.tsx';
import { SessionFrame } from './SessionFrame.tsx';

const FarewellScreen = lazy(async () => ({ default: (await import('./FarewellScreen.tsx')).FarewellScreen }));
const WelcomeScreen = lazy(async () => ({ default: (await import('./WelcomeScreen.tsx')).WelcomeScreen }));
const FinishJoiningScreen = lazy(async () => ({ default: (await import('./FinishJoiningScreen.tsx')).FinishJoiningScreen }));

/** At an address that may be read without a key: whoever came there wants to unlock, and is there again afterwards. */
const UNLOCKING = 'entsperren';

type SessionGateProps = {
  /** The screens of the unlocked app; unmounted as soon as it locks. */
  readonly children: ReactNode;
  /** Screens that need no key: joining and recovering while the device is empty, the guide, "Über" and "Sicherheit" at any time; of the calendar what lies open, or null where this address is none of it. */
  readonly join: (pastedLink: string | null) => ReactNode;
  readonly recover: ReactNode;
  readonly guide: ReactNode;
  readonly calendar: ReactNode | null;
  readonly about: ReactNode;
  readonly security: ReactNode;
};

/** Decides by the session alone what may be seen. */
export function SessionGate({ children, join, recover, guide, calendar, about, security }: SessionGateProps): ReactNode {
  const session = useLive((live) => live.session);
  const [path, navigate] = useLocation();
  const search = useSearch();
  const unlocking = new URLSearchParams(search).has(UNLOCKING);
  const [pastedLink, setPastedLink] = useState<string | null>(null);
  const takeInvite = (link: string) => {
    setPastedLink(link);
    navigate('/beitreten');
  };
  const open = path === '/ueber' ? about : path === '/sicherheit' ? security : null;
  // Locked here again, the open calendar is what one sees.
  useEffect(() => { if (session.at === 'unlocked' && unlocking) navigate(`${path}${without(search)}`, { replace: true }); }, [session.at, unlocking, path, search, navigate]);
  switch (session.at) {
    case 'starting':
      return <StartingScreen />;
    case 'elsewhere':
      return <ElsewhereScreen />;
    case 'unsupported':
      return <UnsupportedScreen why={session.why} />;
    case 'empty':
      return path === '/beitreten' ? join(pastedLink) : path === '/wiederherstellen' ? recover : (open ?? <Suspense fallback={<Skeleton rows={6} />}><WelcomeScreen onInvite={takeInvite} /></Suspense>);
    case 'joining':
      return <Suspense fallback={<Skeleton rows={6} />}><FinishJoiningScreen /></Suspense>;
    case 'locked':
      return path === '/leitfaden' ? guide : (open ?? (unlocking ? null : calendar) ?? <LockedScreen demo={session.demo} ways={session.ways} removal={session.removal} drafts={session.drafts} />);
    case 'leaving':
    case 'gone':
      return <Suspense fallback={<Skeleton rows={6} />}><FarewellScreen session={session} /></Suspense>;
    case 'unlocked':
      return children;
  }
}

function without(search: string): string {
  const asked = new URLSearchParams(search);
  asked.delete(UNLOCKING);
  return asked.size === 0 ? '' : `?${asked.toString()}`;
}

/** Long enough for an old phone; who waits longer should not have to guess whether anything happens. */
const LONG_START_MS = 10_000;

function StartingScreen(): ReactNode {
  const m = useMessages().session.starting;
  const [long, setLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), LONG_START_MS);
    return () => clearTimeout(timer);
  }, []);
  if (!long) return <Skeleton rows={6} />;
  return (
    <SessionFrame title={m.title} text={m.text}>
      <Button kind="primary" onClick={() => location.reload()}>{m.reload}</Button>
    </SessionFrame>
  );
}

function ElsewhereScreen(): ReactNode {
  const m = useMessages().session.elsewhere;
  return (
    <SessionFrame title={m.title} text={m.text}>
      <Button kind="primary" onClick={() => void takeOver()}>{m.takeOver}</Button>
    </SessionFrame>
  );
}

function UnsupportedScreen({ why }: { readonly why: UnsupportedReason }): ReactNode {
  const m = useMessages().session.unsupported;
  useEffect(() => (why === 'not-here' ? whenReachable(() => location.reload()) : undefined), [why]);
  return <SessionFrame title={m.title} text={m[why]} />;
}
