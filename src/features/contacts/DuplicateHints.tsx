import { useDeferredValue, useMemo, type ReactNode } from 'react';
import { useLive } from '#app/live.ts';
import { usePlaceName } from '#app/places.ts';
import type { ContactId } from '#base/ids.ts';
import { duplicateIndex, possibleDuplicates } from '#domain/duplicates.ts';
import { useMessages } from '#messages/useMessages.ts';
import { Banner } from '#ui/Banner.tsx';
import { LinkButton } from '#ui/Button.tsx';
import type { ContactForm } from './contactForm.ts';
import css from './ContactForm.module.css';

const SHOWN = 3;

/** Names who this might be already, with a link to each; never in the way of saving. */
export function DuplicateHints({ form, self }: { readonly form: ContactForm; readonly self: ContactId }): ReactNode {
  const m = useMessages().contacts;
  const rows = useLive((live) => live.rows);
  const placeOf = usePlaceName();
  const index = useMemo(() => duplicateIndex([...rows.values()].filter((row) => row.id !== self)), [rows, self]);
  const { name, phones, mails, municipality } = useDeferredValue(form);
  const found = useMemo(
    () => possibleDuplicates({ name, phones: typed(phones), mails: typed(mails), municipality }, index).flatMap((one) => rows.get(one.id) ?? []).slice(0, SHOWN),
    [name, phones, mails, municipality, index, rows],
  );
  if (found.length === 0) return <div role="status" className={css.hints} />;
  return (
    <div role="status" className={css.hints}>
      <Banner tone="due" title={m.form.duplicates(found.length)}>
        <ul role="list" className={css.duplicates}>
          {found.map((row) => (
            <li key={row.id} className={css.duplicate}>
              <span>{[row.name, placeOf(row.municipality), m.stages[row.stage]].filter(Boolean).join(' · ')}</span>
              <LinkButton href={`/kontakte/${row.id}`} label={m.form.duplicateOpen(row.name)}>{m.form.open}</LinkButton>
            </li>
          ))}
        </ul>
      </Banner>
    </div>
  );
}

function typed(texts: readonly string[]): readonly string[] {
  return texts.filter((text) => text.trim() !== '');
}
