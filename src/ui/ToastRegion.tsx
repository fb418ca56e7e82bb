import { X } from 'lucide-react';
import { useEffect, useState, type ReactNode } from 'react';
import { dismissToast, useToasts, type Toast } from './toasts.ts';
import { useControlWords } from './words.tsx';
import css from './ToastRegion.module.css';

const STANDS_FOR_MS = 10_000;

/** Where toasts stand. The region is always there, so that screen readers hear what enters it. */
export function ToastRegion(): ReactNode {
  const words = useControlWords();
  const toasts = useToasts();
  return (
    <div className={css.region} role="status" aria-label={words.notices}>
      {toasts.map((toast) => <ToastView key={toast.id} toast={toast} />)}
    </div>
  );
}

/** Pointing at it or tabbing into it stops its clock (WCAG 2.2.1); leaving starts it anew. */
function ToastView({ toast }: { readonly toast: Toast }): ReactNode {
  const words = useControlWords();
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (held) return undefined;
    const timer = setTimeout(() => dismissToast(toast.id), STANDS_FOR_MS);
    return () => clearTimeout(timer);
  }, [held, toast.id]);
  const close = () => {
    dismissToast(toast.id);
    requestAnimationFrame(focusHeading);
  };
  const undo = () => {
    toast.undo?.();
    close();
  };
  const hold = () => setHeld(true);
  const release = () => setHeld(false);
  return (
    <div className={css.toast} onPointerEnter={hold} onPointerLeave={release} onFocus={hold} onBlur={release}>
      <span className={css.text}>{toast.text}</span>
      {toast.undo ? <button type="button" className={css.act} onClick={undo}>{words.undo}</button> : null}
      <button type="button" className={css.act} aria-label={words.close} onClick={close}><X aria-hidden="true" /></button>
    </div>
  );
}

/** The button that had the focus went with its toast. */
function focusHeading(): void {
  if (document.activeElement !== document.body) return;
  const shown = [...document.querySelectorAll<HTMLElement>('main h1')].filter((heading) => heading.offsetParent !== null);
  shown.at(-1)?.focus({ preventScroll: true });
}
