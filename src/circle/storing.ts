import type { DeviceId } from '#base/ids.ts';
import type { Entry } from '#wire/entry.ts';
import { admit, continuing, type AdmissionDeps } from './admission.ts';
import type { Received } from './circle.ts';
import type { CircleStore } from './ports.ts';
import { notReceived } from './receiving.ts';

export type StoringDeps = AdmissionDeps & { readonly store: CircleStore };

/**
 * Takes entries of a circle whose document is not open, as `Circle.receive` would: what can be believed and continues its
 * author's log is on disk when this resolves. What is inside is looked at when the circle is opened. No key is needed.
 * One call at a time for each log, and none while the circle is open.
 */
export async function storeReceived(deps: StoringDeps, entries: readonly Entry[]): Promise<Received> {
  const { believed, asides } = await admit(deps, entries);
  const heads = new Map<DeviceId, number>((await deps.store.heads(deps.log)).map(({ author, number }) => [author, number]));
  const headOf = (author: DeviceId): number => heads.get(author) ?? 0;
  const unknown = asides.filter(({ entry }) => entry.header.number > headOf(entry.header.author));
  for (const { entry, reason } of unknown) await deps.store.setAside(entry, reason);
  const taken = continuing(believed, headOf);
  const stored = await deps.store.appendReceived(taken);
  return stored.ok ? { applied: taken.length, setAside: unknown.length, refusal: null } : notReceived(stored.refusal);
}
