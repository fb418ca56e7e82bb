import type { ContactDetail, Engine } from '#app/api.ts';
import { useLive } from '#app/live.ts';
import { useLoaded, type Loaded } from '#app/useLoaded.ts';
import type { ContactId } from '#base/ids.ts';

const ask = (from: Engine, id: ContactId) => from.contact(id);

/** A contact with its story, asked for again whenever the engine says that it changed. */
export function useContact(id: ContactId): Loaded<ContactDetail> {
  return useLoaded(ask, id, useLive((live) => live.touched.get(id) ?? 0));
}
