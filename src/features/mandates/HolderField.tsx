import { useMemo, type ReactNode } from 'react';
import { useLive } from '#app/live.ts';
import { place, placeOf } from '#domain/places.ts';
import { mandates } from '#messages/later/mandates.ts';
import { useTexts } from '#messages/useTexts.ts';
import { Button } from '#ui/Button.tsx';
import { Chip } from '#ui/Chip.tsx';
import { ComboField } from '#ui/ComboField.tsx';
import type { ComboItem } from '#ui/comboSearch.ts';
import { Field } from '#ui/Field.tsx';
import type { FormPartProps } from './MandateFormView.tsx';
import css from './MandateForm.module.css';

/** Whose mandate it is: somebody from the contacts, or a person made together with it. It never changes once saved. */
export function HolderField({ form: { holder }, editing, change, errors }: FormPartProps): ReactNode {
  const m = useTexts(mandates);
  const rows = useLive((live) => live.rows);
  const items = useMemo(() => [...rows.values()].map(({ id, name, municipality, haystack }): ComboItem => ({ id, label: name, detail: (municipality && place(placeOf(municipality))?.title) || '', search: haystack })), [rows]);
  if (editing && holder.at === 'known') return <p className={css.whose}><span className={css.small}>{m.fields.contact}</span><strong>{rows.get(holder.id)?.name ?? holder.name}</strong></p>;
  if (holder.at === 'new') {
    return (
      <div className={css.card}>
        <div className={css.newHead}>
          <Chip tone="here">{m.form.isNew}</Chip>
          <Button kind="plain" onClick={() => change({ holder: { at: 'searching', text: holder.name } })}>{m.form.backToList}</Button>
        </div>
        <Field label={m.form.name} value={holder.name} error={errors.holder ?? null} onChange={(name) => change({ holder: { ...holder, name } })} />
        <Field kind="tel" label={m.form.phone} optional value={holder.phone} error={errors.phone ?? null} onChange={(phone) => change({ holder: { ...holder, phone } })} />
      </div>
    );
  }
  const pick = (id: string | null) => {
    const row = id === null ? undefined : [...rows.values()].find((one) => one.id === id);
    change({ holder: row ? { at: 'known', id: row.id, name: row.name } : { at: 'searching', text: '' } });
  };
  return (
    <ComboField
      label={m.fields.contact}
      placeholder={m.form.contactHint}
      items={items}
      value={holder.at === 'known' ? holder.id : null}
      initialText={holder.at === 'searching' ? holder.text : holder.name}
      error={errors.holder ?? null}
      onChange={pick}
      onText={(text) => change({ holder: { at: 'searching', text } })}
      offerNew={{ label: m.form.createNamed, onPick: (name) => change({ holder: { at: 'new', name, phone: '' } }) }}
    />
  );
}
