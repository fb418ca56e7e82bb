import { FileUp } from 'lucide-react';
import { useId, type ReactNode } from 'react';
import css from './imports.module.css';

type FileFieldProps = { readonly label: string; readonly help: string; readonly onChoose: (file: File) => void };

/**
 * The platform's own file control behind its label, since its own words follow the browser's language and not ours. It takes any file: a wrong one is
 * answered with a sentence, not hidden by a filter phones get wrong.
 */
export function FileField({ label, help, onChoose }: FileFieldProps): ReactNode {
  const id = useId();
  const chosen = (files: FileList | null) => {
    const file = files?.[0];
    if (file) onChoose(file);
  };
  return (
    <div className={css.file}>
      <label className={css.fileLabel}>
        <FileUp aria-hidden="true" />
        {label}
        <input className={css.fileInput} type="file" aria-describedby={`${id}-help`} onChange={(event) => chosen(event.target.files)} />
      </label>
      <p id={`${id}-help`} className={css.soft}>{help}</p>
    </div>
  );
}
