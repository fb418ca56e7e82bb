import { useState, type ReactNode } from 'react';
import { formatWhen } from '#messages/dates.ts';
import { useMessages } from '#messages/useMessages.ts';
import { Banner } from '#ui/Banner.tsx';
import { Button } from '#ui/Button.tsx';
import { ConfirmDialog } from '#ui/Dialog.tsx';
import css from './Talk.module.css';

type DraftLineProps = {
  /** When the draft was last typed in, in milliseconds since 1970. */
  readonly at: number;
  readonly onDrop: () => void;
  /** Leaves the draft for later and begins another talk; null where there is only this one. */
  readonly onNew: (() => void) | null;
};

/** Says that the form was taken up again, and how to be rid of it. */
export function DraftLine({ at, onDrop, onNew }: DraftLineProps): ReactNode {
  const m = useMessages().talks;
  const [asking, setAsking] = useState(false);
  const action = (
    <span className={css.buttons}>
      {onNew ? <Button onClick={onNew}>{m.startNew}</Button> : null}
      <Button kind="plain" onClick={() => setAsking(true)}>{m.drop}</Button>
    </span>
  );
  return (
    <Banner tone="here" action={action}>
      {m.draftOf(formatWhen(at))}
      <ConfirmDialog open={asking} title={m.dropTitle} confirm={m.dropConfirm} danger onConfirm={onDrop} onClose={() => setAsking(false)}>{m.dropText}</ConfirmDialog>
    </Banner>
  );
}
