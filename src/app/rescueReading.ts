import type * as Y from 'yjs';
import { BOARD, TEAM, type CircleId } from '#base/ids.ts';
import type { Circle } from '#circle/circle.ts';
import { standsOn, unheard, type Unheard } from '#doc/adoption.ts';
import { tellings } from '#doc/tellings.ts';
import type { Adopted } from '#domain/adoption.ts';
import type { Circles } from './circles.ts';
import type { RescueEntry } from './rescueApi.ts';
import type { Bundle, Item } from './rescueItems.ts';

/** An entry with what of it the team has not heard. */
export type ReadItem = { readonly item: Item; readonly heard: Unheard; readonly entry: RescueEntry };

const nothing: Unheard = { said: [], notShown: { gone: 0, waiting: 0 }, unreadable: true };

/** What a bundle says that is not known here; entries of which everything is known, or that were decided about, are left out. */
export function readBundle(circles: Circles, { device, items }: Bundle, marks: ReadonlySet<string>): readonly ReadItem[] {
  const heard = [...Map.groupBy(items, ({ circle }) => circle)].flatMap(([circle, of]) => heardIn(circleOf(circles, circle), of));
  const open = heard.filter(({ item, what }) => !isKnown(what) && !marks.has(markOf(device, item)));
  const needs = standsOn(open.map(({ what }) => what));
  const among = heard.flatMap(({ what }) => what.said);
  return open.map(({ item, what }, index) => ({
    item,
    heard: what,
    entry: {
      id: item.id,
      at: latest(what.said),
      tellings: tellings(circles.team.doc(), what.said, among),
      homeless: what.notShown.gone + what.notShown.waiting,
      unreadable: what.unreadable,
      standsOn: [...(needs[index] ?? [])].flatMap((at) => open[at]?.item.id ?? []),
      bears: open.flatMap((other, at) => (needs[at]?.has(index) ? [other.item.id] : [])),
    },
  }));
}

export function markOf(device: string, { id }: Pick<Item, 'id'>): string {
  return `${device} ${id}`;
}

/** What is in a circle this version keeps no records in can not be read. */
function heardIn(circle: Circle | null, items: readonly Item[]): readonly { readonly item: Item; readonly what: Unheard }[] {
  if (!circle) return items.map((item) => ({ item, what: nothing }));
  const doc: Y.Doc = circle.doc();
  const erased = new Set(circle.erased().map(({ id }) => id));
  const all = unheard(doc, items.map(({ update }) => update), erased);
  return items.map((item, index) => ({ item, what: all[index] ?? nothing }));
}

function circleOf({ team, board }: Circles, circle: CircleId): Circle | null {
  return circle === TEAM ? team : circle === BOARD ? board : null;
}

function isKnown({ said, notShown, unreadable }: Unheard): boolean {
  return said.length === 0 && notShown.gone + notShown.waiting === 0 && !unreadable;
}

function latest(said: readonly Adopted[]): number | null {
  return said.length === 0 ? null : Math.max(...said.map(({ by }) => by.at));
}
