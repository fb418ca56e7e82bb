import { useId, type ReactNode } from 'react';
import { useControlWords } from './words.tsx';
import css from './Field.module.css';

/** What every labelled control can say around itself. */
export type Framing = {
  readonly label: string;
  readonly help?: ReactNode;
  /** What is wrong and what to do; its presence marks the control invalid. */
  readonly error?: string | null;
  /** Says "(freiwillig)" beside the label. */
  readonly optional?: boolean;
};

export type Wiring = {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': true | undefined;
};

/** Ids that tie a control to its label, help and error. */
export function useWiring(framing: Framing): { readonly control: Wiring; readonly helpId: string; readonly errorId: string } {
  const id = useId();
  const helpId = `${id}-help`;
  const errorId = `${id}-error`;
  const described = [framing.error && errorId, framing.help && helpId].filter(Boolean).join(' ');
  return { control: { id, 'aria-describedby': described || undefined, 'aria-invalid': framing.error ? true : undefined }, helpId, errorId };
}

/** Label above, control, error and help below. */
export function FieldFrame({ framing, wiring, children }: { readonly framing: Framing; readonly wiring: ReturnType<typeof useWiring>; readonly children: ReactNode }): ReactNode {
  return (
    <div className={css.field}>
      <label className={css.label} htmlFor={wiring.control.id}>{framing.label}<Optional show={framing.optional} /></label>
      {children}
      <Notes framing={framing} helpId={wiring.helpId} errorId={wiring.errorId} />
    </div>
  );
}

export function Optional({ show }: { readonly show: boolean | undefined }): ReactNode {
  const words = useControlWords();
  return show ? <span className={css.optional}> ({words.optional})</span> : null;
}

/** Error first: it is what the person has to act on. */
export function Notes({ framing, helpId, errorId }: { readonly framing: Framing; readonly helpId: string; readonly errorId: string }): ReactNode {
  return (
    <>
      {framing.error ? <p id={errorId} className={css.error}>{framing.error}</p> : null}
      {framing.help ? <div id={helpId} className={css.help}>{framing.help}</div> : null}
    </>
  );
}
