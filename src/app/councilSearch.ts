import { useMemo } from 'react';
import { placeKindOf } from '#domain/council.ts';
import type { BodyKind } from '#domain/mandate.ts';
import { places, searchPlaces, type Place } from '#domain/places.ts';
import type { PlaceItem, PlaceSearch } from './placeSearch.ts';

/** The places such a council sits for, to be found by name or postal code; at most `limit` at a time. Its table is large: for screens that load when they are looked at. */
export function useCouncilSearch(body: BodyKind, limit: number): PlaceSearch {
  const kind = placeKindOf(body);
  return useMemo(() => {
    const items = places.filter((one) => one.kind === kind).map(itemOf);
    const byId = new Map<string, PlaceItem>(items.map((item) => [item.id, item]));
    const search = (query: string) => {
      const found = searchPlaces(query, kind).flatMap(({ key }) => byId.get(key) ?? []);
      return { shown: found.slice(0, limit), more: Math.max(found.length - limit, 0) };
    };
    return { items, search };
  }, [kind, limit]);
}

function itemOf({ key, title, within }: Place): PlaceItem {
  return { id: key, label: title, detail: within };
}
