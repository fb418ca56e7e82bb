import { useMemo } from 'react';
import type { Municipality } from '#domain/municipality.ts';
import { usePlaces } from './places.ts';

export type PlaceItem = { readonly id: string; readonly label: string; readonly detail: string };
export type PlaceSearch = {
  readonly items: readonly PlaceItem[];
  readonly search: (query: string) => { readonly shown: readonly PlaceItem[]; readonly more: number };
};

/** All Gemeinden to be found by name or postal code; none until their table has arrived. Shows at most `limit` at a time. */
export function usePlaceSearch(limit: number): PlaceSearch {
  const places = usePlaces();
  return useMemo(() => {
    const items = (places?.municipalities ?? []).map(itemOf);
    const byId = new Map(items.map((item) => [item.id, item]));
    const search = (query: string) => {
      const found = places && query.trim() ? places.searchMunicipalities(query, items.length).flatMap((place) => byId.get(place.ags) ?? []) : items;
      return { shown: found.slice(0, limit), more: Math.max(found.length - limit, 0) };
    };
    return { items, search };
  }, [places, limit]);
}

function itemOf(place: Municipality): PlaceItem {
  return { id: place.ags, label: place.name, detail: [place.postalCode, place.union, place.district].filter(Boolean).join(' · ') };
}
