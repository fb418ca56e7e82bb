import { useEffect } from 'react';

/** After an attempt to save, moves the focus to the first field that is marked invalid. */
export function useFirstError(formId: string, attempts: number): void {
  useEffect(() => {
    if (attempts === 0) return;
    const invalid = document.getElementById(formId)?.querySelector<HTMLElement>('[aria-invalid="true"]');
    const control = invalid?.matches('input, select, textarea') ? invalid : invalid?.querySelector<HTMLElement>('input, select, textarea');
    control?.focus();
  }, [formId, attempts]);
}
