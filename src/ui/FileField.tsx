import { FileUp } from 'lucide-react';
import { useId, type ChangeEvent, type ReactNode } from 'react';
import { classes } from './classes.ts';
import css from './FileField.module.css';

type FileFieldProps = {
  readonly label: string;
  readonly help: string;
  /** It is not the one thing to do on its screen. */
  readonly quiet?: boolean;
  readonly onChoose: (file: File) => void;
};

/**
 * The platform's own file control behind its label, since its own words follow the browser's language and not ours. It takes any file: a wrong one is
 * answered with a sentence, not hidden by a filter phones get wrong. The same file may be chosen again.
 */
export function FileField({ label, help, quiet, onChoose }: FileFieldProps): ReactNode {
  const id = useId();
  const chosen = ({ target }: ChangeEvent<HTMLInputElement>): void => {
    const file = target.files?.[0];
    target.value = '';
    if (file) onChoose(file);
  };
  return (
    <div className={css.file}>
      <label className={classes(css.label, quiet && css.quiet)}>
        <FileUp aria-hidden="true" />
        {label}
        <input className={css.input} type="file" aria-describedby={`${id}-help`} onChange={chosen} />
      </label>
      <p id={`${id}-help`} className={css.help}>{help}</p>
    </div>
  );
}
