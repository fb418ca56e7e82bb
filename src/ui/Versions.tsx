import type { ReactNode } from 'react';
import { Button } from './Button.tsx';
import { ContestedFrame } from './ContestedCard.tsx';
import css from './Versions.module.css';

type Shown = { readonly id: string; /** When and by whom. */ readonly whose: string; readonly says: ReactNode };

/** One version of a text, folded below whose it is. */
export function Version({ whose, says }: Omit<Shown, 'id'>): ReactNode {
  return (
    <details className={css.version}>
      <summary>{whose}</summary>
      {says}
    </details>
  );
}

type VersionsApartProps = {
  readonly title: string;
  readonly why: string;
  readonly versions: readonly Shown[];
  readonly pick: string;
  /** What a screen reader hears on the button of one of them. */
  readonly pickVersion: (whose: string) => string;
  readonly busy: boolean;
  readonly problem: string | null;
  readonly onPick: (id: string) => void;
};

/** What people made of one text apart, until somebody says which version holds; nothing where there is one. */
export function VersionsApart({ title, why, versions, pick, pickVersion, busy, problem, onPick }: VersionsApartProps): ReactNode {
  if (versions.length === 0) return null;
  return (
    <ContestedFrame title={title} why={why} problem={problem}>
      {versions.map(({ id, whose, says }) => (
        <div key={id}>
          <Version whose={whose} says={says} />
          <Button aria-label={pickVersion(whose)} busy={busy} onClick={() => onPick(id)}>{pick}</Button>
        </div>
      ))}
    </ContestedFrame>
  );
}
