import { useId, type ReactNode } from 'react';
import css from './imports.module.css';

type FileFieldProps = { readonly label: string; readonly help: string; readonly onChoose: (file: File) => void };

/** The platform's own file control. It takes any file: a wrong one is answered with a sentence, not hidden by a filter phones get wrong. */
export function FileField({ label, help, onChoose }: FileFieldProps): ReactNode {
  const id = useId();
  const chosen = (files: FileList | null) => {
    const file = files?.[0];
    if (file) onChoose(file);
  };
  return (
    <div className={css.file}>
      <label className={css.fileLabel} htmlFor={id}>{label}</label>
      <input className={css.fileInput} id={id} type="file" aria-describedby={`${id}-help`} onChange={(event) => chosen(event.target.files)} />
      <p id={`${id}-help`} className={css.soft}>{help}</p>
    </div>
  );
}
