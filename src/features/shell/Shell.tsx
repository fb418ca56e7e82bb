import { useState, type ReactNode } from 'react';
import { useLive } from '#app/live.ts';
import { useMessages } from '#messages/useMessages.ts';
import { CommonChipProvider } from '#ui/Page.tsx';
import { ToastRegion } from '#ui/ToastRegion.tsx';
import { DemoBanner } from './DemoBanner.tsx';
import { LockButton } from './LockButton.tsx';
import { Navigation } from './Navigation.tsx';
import { ShortcutHelp } from './ShortcutHelp.tsx';
import { StatusChip } from './StatusChip.tsx';
import { useShortcuts } from './useShortcuts.ts';
import css from './Shell.module.css';

/** The frame around every screen of an unlocked app; locking takes it away with all it holds. */
export function Shell({ banner, children }: { readonly banner: ReactNode; readonly children: ReactNode }): ReactNode {
  const m = useMessages().shell;
  const session = useLive((live) => live.session);
  const [help, setHelp] = useState(false);
  useShortcuts(() => setHelp(true));
  const demo = session.at === 'unlocked' && session.demo;
  return (
    <div className={css.shell}>
      <a className={css.skip} href="#inhalt">{m.skip}</a>
      <Navigation spaceName={session.at === 'unlocked' ? session.spaceName : ''} />
      <div className={css.content} id="inhalt" tabIndex={-1}>
        <aside className={css.banners} aria-label={m.hints}>
          {demo ? <DemoBanner /> : null}
          {banner}
        </aside>
        <CommonChipProvider chip={demo ? null : <StatusChip />} end={demo ? null : <LockButton bare />}>{children}</CommonChipProvider>
      </div>
      <ToastRegion />
      <ShortcutHelp open={help} onClose={() => setHelp(false)} />
    </div>
  );
}
