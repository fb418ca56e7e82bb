import { useRef, type FormEvent, type ReactNode } from 'react';
import css from './Section.module.css';

/**
 * A form that checks in its own words: after a refused submit the focus goes to the first field marked invalid. The browser
 * remembers nothing of it: it would write what was typed to the disk, readable, for restoring the tab.
 */
export function Form({ onSubmit, children, id }: { readonly onSubmit: () => void; readonly children: ReactNode; readonly id?: string }): ReactNode {
  const form = useRef<HTMLFormElement>(null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSubmit();
    // React has painted the errors by the next frame.
    requestAnimationFrame(() => focusFirstInvalid(form.current));
  };
  return <form ref={form} id={id} className={css.stack} autoComplete="off" noValidate onSubmit={submit}>{children}</form>;
}

/** Also for refusals that arrive later, when an answer marks a field. */
export function focusFirstInvalid(form: HTMLElement | null): void {
  const invalid = form?.querySelector<HTMLElement>('[aria-invalid="true"]');
  const target = invalid?.matches('fieldset') ? invalid.querySelector<HTMLElement>('input') : invalid;
  target?.focus();
}
