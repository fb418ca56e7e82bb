import { lazy, Suspense, type ReactNode } from 'react';
import type { ComboItem, ComboMatches } from './comboSearch.ts';
import { Field } from './Field.tsx';
import type { Framing } from './FieldFrame.tsx';

const LazyCombo = lazy(async () => ({ default: (await import('./ComboBoxField.tsx')).ComboBoxField }));

export type ComboFieldProps = Framing & {
  readonly items: readonly ComboItem[];
  /** Id of the picked item. */
  readonly value: string | null;
  readonly onChange: (id: string | null) => void;
  /** Another search than the built-in one, e.g. the domain's over all Gemeinden. */
  readonly search?: (query: string) => ComboMatches;
  /** Offers what was typed as a new thing: its line in the list, and what to do when it is picked. */
  readonly offerNew?: { readonly label: (text: string) => string; readonly onPick: (text: string) => void };
  /** Tells the form what stands in the field, so that a half typed name gets into the draft. */
  readonly onText?: (text: string) => void;
  /** What stood there when a draft was taken up again. */
  readonly initialText?: string;
  readonly placeholder?: string;
};

/** Picking one of up to 10,000 by typing. React Aria's combo box arrives lazily; until then its frame stands. */
export function ComboField(props: ComboFieldProps): ReactNode {
  const picked = props.items.find((item) => item.id === props.value);
  const { label, help, error, optional } = props;
  const standIn = <Field {...{ label, help, error, optional }} value={picked?.label ?? props.initialText ?? ''} readOnly onChange={() => undefined} />;
  return <Suspense fallback={standIn}><LazyCombo {...props} /></Suspense>;
}
