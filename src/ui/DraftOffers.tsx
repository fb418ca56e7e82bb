import type { ReactNode } from 'react';
import { Banner } from './Banner.tsx';
import { Button } from './Button.tsx';
import css from './DraftOffers.module.css';

type DraftOffersProps<D extends { readonly id: string }> = {
  readonly drafts: readonly D[];
  readonly words: { readonly draftTitle: string; readonly draftContinue: string; readonly draftDrop: string };
  /** What the draft is of, in a few words. */
  readonly about: (draft: D) => string;
  readonly onTake: (draft: D) => void;
  readonly onDrop: (id: D['id']) => void;
};

/** Stands above a form: what was begun of it and never saved, to go on with or to throw away. */
export function DraftOffers<D extends { readonly id: string }>({ drafts, words, about, onTake, onDrop }: DraftOffersProps<D>): ReactNode {
  if (drafts.length === 0) return null;
  return (
    <div className={css.offers}>
      {drafts.map((draft) => (
        <Banner key={draft.id} tone="here" title={words.draftTitle} action={<span className={css.acts}><Button onClick={() => onTake(draft)}>{words.draftContinue}</Button><Button kind="plain" onClick={() => onDrop(draft.id)}>{words.draftDrop}</Button></span>}>
          {about(draft)}
        </Banner>
      ))}
    </div>
  );
}
