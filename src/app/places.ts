import { useCallback, useEffect } from 'react';
import { create } from 'zustand';
import type { Ags } from '#domain/municipality.ts';

/** The table of all 218 Gemeinden as a module of its own: it arrives after the first paint. */
export type Places = typeof import('#domain/municipality.ts');
const usePlacesStore = create<{ readonly places: Places | null }>(() => ({ places: null }));
let asked = false;

/** The Gemeinden, null until their table has arrived; asking loads it. */
export function usePlaces(): Places | null {
  useEffect(() => void loadPlaces(), []);
  return usePlacesStore((state) => state.places);
}

/** A Gemeinde's name; empty for none and until the table has arrived. */
export function usePlaceName(): (ags: Ags | null) => string {
  const places = usePlaces();
  return useCallback((ags) => (ags && places ? places.municipalityName(ags) : ''), [places]);
}

async function loadPlaces(): Promise<void> {
  if (asked) return;
  asked = true;
  usePlacesStore.setState({ places: await import('#domain/municipality.ts') });
}
