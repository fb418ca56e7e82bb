import { useMemo, type ReactNode } from 'react';
import { usePlaces } from '#app/places.ts';
import type { Ags, Municipality } from '#domain/municipality.ts';
import { useMessages } from '#messages/useMessages.ts';
import { ComboField } from '#ui/ComboField.tsx';
import { SHOWN_AT_MOST, type ComboItem, type ComboMatches } from '#ui/comboSearch.ts';
import type { ContactForm } from './contactForm.ts';

type PlaceFieldProps = { readonly form: ContactForm; readonly change: (part: Partial<ContactForm>) => void; readonly error: string | null };

/** One of all 218 Gemeinden by typing its name or postal code. */
export function PlaceField({ form, change, error }: PlaceFieldProps): ReactNode {
  const m = useMessages().contacts;
  const places = usePlaces();
  const items = useMemo(() => (places?.municipalities ?? []).map(itemOf), [places]);
  const search = useMemo(() => {
    const byId = new Map(items.map((item) => [item.id, item]));
    return (query: string): ComboMatches => {
      const found = places && query.trim() ? places.searchMunicipalities(query, items.length).flatMap((place) => byId.get(place.ags) ?? []) : items;
      return { shown: found.slice(0, SHOWN_AT_MOST), more: Math.max(found.length - SHOWN_AT_MOST, 0) };
    };
  }, [places, items]);
  return (
    <ComboField
      label={m.fields.municipality}
      optional
      placeholder={m.form.municipalityHint}
      items={items}
      search={search}
      value={form.municipality}
      initialText={form.municipalityText}
      error={error}
      onChange={(ags) => change({ municipality: ags as Ags | null, ...(ags ? { municipalityText: '' } : {}) })}
      onText={(municipalityText) => change({ municipalityText })}
    />
  );
}

function itemOf(place: Municipality): ComboItem {
  return { id: place.ags, label: place.name, detail: [place.postalCode, place.union, place.district].filter(Boolean).join(' · ') };
}
