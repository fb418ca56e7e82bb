import type { ReactNode } from 'react';
import { municipality, type Ags } from '#domain/municipality.ts';
import type { PlaceKey } from '#domain/places.ts';
import { formatNumber } from '#messages/dates.ts';
import { feeTerms } from '#messages/later/feeTerms.ts';
import { useTexts } from '#messages/useTexts.ts';
import css from './Fees.module.css';

/** What is known from elsewhere, to compare with: nothing here fills in a field. */
export function FeeHints({ places }: { readonly places: readonly PlaceKey[] }): ReactNode {
  const m = useTexts(feeTerms).hints;
  const towns = [...new Set(places)].flatMap((key) => municipality(key as string as Ags) ?? []);
  return (
    <aside className={css.hints} aria-label={m.title}>
      <p className={css.hintsTitle}>{m.title}</p>
      <ul>
        <li>{m.noPercentage}</li>
        <li>{m.elsewhere}</li>
        <li>{m.taxFree}</li>
        {towns.map(({ ags, name, population2024 }) => <li key={ags}>{m.inhabitants(name, formatNumber(population2024))}</li>)}
        <li>{m.guidelines}</li>
      </ul>
      <p>{m.notAdvice}</p>
    </aside>
  );
}
