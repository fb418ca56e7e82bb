import type { EventPlan, PlannedEvent } from '#domain/icsImport.ts';
import type { eventImport } from '#messages/de/later/eventImport.ts';

/** One sentence for each thing that will happen; first of all where nothing will. */
export function countLines(m: typeof eventImport, { planned, untouched }: EventPlan): readonly string[] {
  const of = (is: PlannedEvent['is']): number => planned.filter((one) => one.is === is).length;
  const lines = [m.counts.new(of('new')), m.counts.updated(of('updated')), m.counts.cancelled(of('cancelled')), m.counts.unchanged(untouched.unchanged.length)].filter((line) => line !== '');
  return planned.length === 0 ? [m.nothingNew, ...lines] : lines;
}
