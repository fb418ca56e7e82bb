import type { ReactNode } from 'react';
import { Button } from './Button.tsx';
import { ContestedFrame } from './ContestedCard.tsx';
import { Folded } from './Folded.tsx';

type Shown = { readonly id: string; /** When and by whom. */ readonly whose: string; readonly says: ReactNode };

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
          <Folded title={whose}>{says}</Folded>
          <Button aria-label={pickVersion(whose)} busy={busy} onClick={() => onPick(id)}>{pick}</Button>
        </div>
      ))}
    </ContestedFrame>
  );
}
