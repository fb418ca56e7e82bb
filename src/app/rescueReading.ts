import * as Y from 'yjs';
import { deskIn, type CircleId } from '#base/ids.ts';
import type { Circle } from '#circle/circle.ts';
import { standsOn, unheard, type Unheard } from '#doc/adoption.ts';
import { teller } from '#doc/tellings.ts';
import type { Adopted } from '#domain/adoption.ts';
import { epochOf, mayOpenEpoch } from '#roster/rights.ts';
import type { Circles } from './circles.ts';
import type { Unlocked } from './device.ts';
import type { RescueEntry } from './rescueApi.ts';
import type { Bundle, Item } from './rescueItems.ts';

/** An entry with what of it its circle has not heard. */
export type ReadItem = { readonly item: Item; readonly heard: Unheard; readonly entry: RescueEntry };

const nothing: Unheard = { said: [], notShown: { gone: 0, waiting: 0 }, foreign: 0, unreadable: true };

export type ReadingDeps = { readonly unlocked: Unlocked; readonly circles: Circles };

/** What a bundle says that is not known here; entries of which everything is known, or that were decided about, are left out. */
export async function readBundle(at: ReadingDeps, { device, items }: Bundle, marks: ReadonlySet<string>): Promise<readonly ReadItem[]> {
  const heard = (await Promise.all([...Map.groupBy(items, ({ circle }) => circle)].map(([circle, of]) => heardHere(at, circle, of)))).flat();
  const open = heard.filter(({ item, what }) => !isKnown(what) && !marks.has(markOf(device, item)));
  const needs = standsOn(open.map(({ what }) => what));
  const bears = invert(needs);
  const tellings = teller(at.circles.team.doc(), heard.flatMap(({ what }) => what.said), at.circles.board.doc());
  return open.map(({ item, what, inside }, index) => ({
    item,
    heard: what,
    entry: {
      id: item.id,
      at: latest(what.said),
      tellings: tellings(what.said),
      homeless: what.notShown.gone + what.notShown.waiting,
      newer: what.foreign,
      unreadable: what.unreadable ? (inside ? 'damaged' : 'not-in-circle') : null,
      standsOn: [...(needs[index] ?? [])].flatMap((at) => open[at]?.item.id ?? []),
      bears: (bears.get(index) ?? []).flatMap((at) => open[at]?.item.id ?? []),
    },
  }));
}

/** Of what stands on what: what bears what. */
function invert(needs: readonly ReadonlySet<number>[]): ReadonlyMap<number, readonly number[]> {
  const bears = new Map<number, number[]>();
  for (const [index, on] of needs.entries()) {
    for (const at of on) {
      const above = bears.get(at);
      if (above) above.push(index);
      else bears.set(at, [index]);
    }
  }
  return bears;
}

export function markOf(device: string, { id }: Pick<Item, 'id'>): string {
  return `${device} ${id}`;
}

type Heard = { readonly item: Item; readonly what: Unheard; readonly inside: boolean };

/** Against the circle an entry was written in, whichever that is; whoever is not in it can not read it. */
async function heardHere(at: ReadingDeps, id: CircleId, items: readonly Item[]): Promise<readonly Heard[]> {
  const { circles } = at;
  const inside = await circles.borrow(id, async (circle) => heardIn(circle.doc(), circle, items));
  if (inside) return inside;
  if (isDeskToOpen(at.unlocked, id)) return heardIn(new Y.Doc(), circles.team, items);
  return items.map((item) => ({ item, what: nothing, inside: false }));
}

/** A desk that nobody has opened yet, and that whoever takes over what was written for it may open: nothing is in it, and what the team erased stays erased. */
export function isDeskToOpen({ roster, keys }: Pick<Unlocked, 'roster' | 'keys'>, circle: CircleId): boolean {
  return deskIn(circle) !== null && epochOf(roster.current(), circle) === 0 && mayOpenEpoch(roster.current(), keys.id, circle);
}

function heardIn(doc: Y.Doc, { erased }: Pick<Circle, 'erased'>, items: readonly Item[]): readonly Heard[] {
  const all = unheard(doc, items.map(({ update }) => update), new Set(erased().map(({ id }) => id)));
  return items.map((item, index) => ({ item, what: all[index] ?? nothing, inside: true }));
}

function isKnown({ said, notShown, foreign, unreadable }: Unheard): boolean {
  return said.length === 0 && notShown.gone + notShown.waiting + foreign === 0 && !unreadable;
}

function latest(said: readonly Adopted[]): number | null {
  return said.length === 0 ? null : Math.max(...said.map(({ by }) => by.at));
}
