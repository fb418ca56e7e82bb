import { lazy, Suspense, type ReactNode } from 'react';

const LazyDialog = lazy(async () => ({ default: (await import('./DialogSheet.tsx')).DialogSheet }));
const LazyConfirm = lazy(async () => ({ default: (await import('./DialogSheet.tsx')).ConfirmSheet }));

export type DialogProps = { readonly open: boolean; readonly title: string; readonly children: ReactNode; readonly onClose: () => void };

/** A sheet over the screen: from below on phones, centred on wide screens. Escape and a tap outside close it. */
export function Dialog(props: DialogProps): ReactNode {
  return props.open ? <Suspense><LazyDialog {...props} /></Suspense> : null;
}

export type ConfirmDialogProps = DialogProps & {
  /** The verb of the act, e.g. "Beispieldaten entfernen"; never "OK". */
  readonly confirm: string;
  readonly danger?: boolean;
  readonly onConfirm: () => void;
};

/** Asks once before what cannot be undone. */
export function ConfirmDialog(props: ConfirmDialogProps): ReactNode {
  return props.open ? <Suspense><LazyConfirm {...props} /></Suspense> : null;
}
