import { useEffect, useState, type ReactNode } from 'react';
import { engine } from '#app/engine.ts';
import { useLive } from '#app/live.ts';
import { feed as texts } from '#messages/later/feed.ts';
import { useTexts } from '#messages/useTexts.ts';
import { Row } from '#ui/Rows.tsx';
import { Mark } from './Mark.tsx';

/** The hub serves another calendar than the association's devices have signed; nothing while it does not. */
export function FeedRow(): ReactNode {
  const touched = useLive((live) => live.feedTouched);
  const online = useLive((live) => live.status.connection === 'online');
  const [differs, setDiffers] = useState(false);
  useEffect(() => {
    let stale = false;
    const show = (view: Awaited<ReturnType<ReturnType<typeof engine>['feed']>>): void => {
      if (!stale) setDiffers(view?.standing.is === 'open' && view.standing.hub === 'differs');
    };
    engine().feed().then(show, () => undefined);
    return () => { stale = true; };
  }, [touched, online]);
  return differs ? <Differs /> : null;
}

function Differs(): ReactNode {
  const m = useTexts(texts).subscribe;
  return <Row title={m.differsTitle} detail={m.differs} href="/termine/abonnieren" end={<Mark tone="late" />} />;
}
