import type { ReactNode } from 'react';
import { Dialog as AriaDialog } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { I18nProvider } from 'react-aria-components/I18nProvider';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { Button } from './Button.tsx';
import type { ConfirmDialogProps, DialogProps } from './Dialog.tsx';
import { useControlWords } from './words.tsx';
import css from './Dialog.module.css';

/** Loaded by `Dialog`: brings React Aria's focus trap, Escape and hiding of what lies behind. */
export function DialogSheet({ title, children, onClose }: DialogProps): ReactNode {
  const words = useControlWords();
  return (
    <Sheet title={title} role="dialog" onClose={onClose} close={<Button kind="plain" onClick={onClose}>{words.close}</Button>}>
      {children}
    </Sheet>
  );
}

/** Loaded by `ConfirmDialog`. The focus starts on "Abbrechen": pressing Enter twice harms nothing. */
export function ConfirmSheet({ title, children, confirm, danger, onConfirm, onClose }: ConfirmDialogProps): ReactNode {
  const words = useControlWords();
  return (
    <Sheet title={title} role="alertdialog" onClose={onClose}>
      <div>{children}</div>
      <div className={css.actions}>
        <Button autoFocus onClick={onClose}>{words.cancel}</Button>
        <Button kind={danger ? 'danger' : 'primary'} onClick={() => { onClose(); onConfirm(); }}>{confirm}</Button>
      </div>
    </Sheet>
  );
}

type SheetProps = Pick<DialogProps, 'title' | 'children' | 'onClose'> & { readonly role: 'dialog' | 'alertdialog'; readonly close?: ReactNode };

/** The language is said: the library's own words, for whoever cannot see it, would else follow the browser's. */
function Sheet({ title, role, close, children, onClose }: SheetProps): ReactNode {
  return (
    <I18nProvider locale={document.documentElement.lang}>
      <ModalOverlay isOpen isDismissable={role === 'dialog'} className={css.veil ?? ''} onOpenChange={(open) => { if (!open) onClose(); }}>
        <Modal className={css.sheet ?? ''}>
          <AriaDialog role={role} className={css.dialog ?? ''}>
            <div className={css.head}>
              <Heading slot="title" level={2} className={css.title ?? ''}>{title}</Heading>
              {close}
            </div>
            {children}
          </AriaDialog>
        </Modal>
      </ModalOverlay>
    </I18nProvider>
  );
}
