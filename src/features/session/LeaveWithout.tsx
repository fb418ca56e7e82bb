import { useState, type ReactNode } from 'react';
import { engine } from '#app/engine.ts';
import { farewell } from '#messages/later/farewell.ts';
import { useTexts } from '#messages/useTexts.ts';
import { Button } from '#ui/Button.tsx';
import { ConfirmDialog } from '#ui/Dialog.tsx';
import { Stack } from '#ui/Section.tsx';

/** The other way out of a removed device: erase at once, and say honestly what that costs. `locked`: nobody can be told. */
export function LeaveWithout({ waiting, drafts, locked }: { readonly waiting: number; readonly drafts: number; readonly locked?: boolean }): ReactNode {
  const m = useTexts(farewell);
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button kind="danger" wide onClick={() => setAsking(true)}>{m.without}</Button>
      <ConfirmDialog open={asking} title={m.withoutTitle} confirm={m.without} danger onConfirm={() => void engine().leaveWithout()} onClose={() => setAsking(false)}>
        <Stack>
          <p>{m.withoutText(waiting)}</p>
          {drafts > 0 ? <p>{m.draftsErased(drafts)}</p> : null}
          {locked ? <p>{m.withoutLocked}</p> : null}
        </Stack>
      </ConfirmDialog>
    </>
  );
}
