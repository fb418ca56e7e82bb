import type { ReactNode } from 'react';
import { useMessages } from '#messages/useMessages.ts';
import { Dialog } from '#ui/Dialog.tsx';
import css from './ShortcutHelp.module.css';

export function ShortcutHelp({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }): ReactNode {
  const m = useMessages().shell;
  const keys = [['n', m.shortcuts.newTalk], ['/', m.shortcuts.search], ['?', m.shortcuts.help]] as const;
  return (
    <Dialog open={open} title={m.helpTitle} onClose={onClose}>
      <dl className={css.keys}>
        {keys.map(([key, does]) => [<dt key={key}><kbd>{key}</kbd></dt>, <dd key={does}>{does}</dd>])}
      </dl>
    </Dialog>
  );
}
