import type { ReactNode } from 'react';
import type { LockedRemoval } from '#app/farewellApi.ts';
import { farewell } from '#messages/later/farewell.ts';
import { useMessages } from '#messages/useMessages.ts';
import { useTexts } from '#messages/useTexts.ts';
import { LeaveWithout } from './LeaveWithout.tsx';
import { SessionFrame } from './SessionFrame.tsx';

type LockedRemovedProps = { readonly removal: LockedRemoval; readonly waiting: number; /** Half-typed forms. */ readonly drafts: number; /** For whoever can not unlock. */ readonly forgotten: ReactNode; /** The ways to unlock. */ readonly children: ReactNode };

/** A locked device that was turned away. Why, it can only find out unlocked; once it is proven, there are two ways out. */
export function LockedRemoved({ removal, waiting, drafts, forgotten, children }: LockedRemovedProps): ReactNode {
  const all = useTexts(farewell);
  const m = all.locked;
  const title = useMessages().session.locked.title;
  if (removal === 'suspected') return <SessionFrame title={title} text={m.suspected}>{children}{forgotten}</SessionFrame>;
  return (
    <SessionFrame title={m.title} text={m.text(waiting)}>
      {drafts > 0 ? <p>{all.drafts(drafts)}</p> : null}
      {children}
      <LeaveWithout waiting={waiting} drafts={drafts} locked />
    </SessionFrame>
  );
}
