import { BOARD, TEAM, type CircleId, type DeviceId } from '#base/ids.ts';
import type { CircleStore, RescueRow } from '#circle/ports.ts';
import { circlesOf } from '#roster/rights.ts';
import { openParcel } from '#seal/parcel.ts';
import type { Mail } from '#wire/messages.ts';
import type { Circles } from './circles.ts';
import type { Unlocked } from './device.ts';
import { unpackLeft, type Left } from './parcel.ts';
import type { RescueProblem } from './rescueApi.ts';

/** One entry left behind; `row` where it lies on this device. */
export type Item = Left & { readonly id: string; readonly row: RescueRow | null };
/** Everything left of one device, in the order it was written. */
export type Bundle = { readonly device: DeviceId; readonly items: readonly Item[]; /** Its mail at the hub. */ readonly mails: readonly number[]; readonly problem: RescueProblem | null };
/** What the mail of one device holds. */
export type Parcel = { readonly device: DeviceId; readonly mails: readonly number[]; readonly left: readonly Left[]; readonly problem: RescueProblem | null };

/** Opens what the hub handed out, device by device; what does not open is kept with why. */
export async function openParcels({ row, keys, roster }: Unlocked, mails: readonly Mail[]): Promise<readonly Parcel[]> {
  const byDevice = [...Map.groupBy(mails, ({ device }) => device)];
  return Promise.all(byDevice.map(async ([device, of]): Promise<Parcel> => {
    const ids = of.map(({ id }) => id);
    const from = roster.current().devices.get(device)?.keys.sign;
    if (!from) return { device, mails: ids, left: [], problem: 'forged' };
    const opened = await openParcel({ space: row.space, device, from }, keys, of);
    if (!opened.ok) return { device, mails: ids, left: [], problem: opened.refusal };
    const left = await unpackLeft(opened.value);
    return { device, mails: ids, left: left ?? [], problem: left ? null : 'unreadable' };
  }));
}

/** Parcels and what epochs left behind on this device, together; an entry that lies in both is one. */
export async function bundles(unlocked: Unlocked, store: CircleStore, circles: Circles, parcels: readonly Parcel[]): Promise<readonly Bundle[]> {
  const mailed = parcels.flatMap(({ device, left }) => left.map((one) => ({ device, item: { ...one, id: idOf(one), row: null } })));
  const here = (await leftHere(unlocked, store, circles)).map(({ device, item }) => ({ device, item }));
  const devices = new Set([...parcels.map(({ device }) => device), ...here.map(({ device }) => device)]);
  return [...devices].map((device) => {
    const items = new Map<string, Item>([...mailed, ...here].filter((one) => one.device === device).map(({ item }) => [item.id, item]));
    const parcel = parcels.find((one) => one.device === device);
    return { device, items: [...items.values()].toSorted(inOrder), mails: parcel?.mails ?? [], problem: parcel?.problem ?? null };
  });
}

export function idOf({ circle, epoch, number }: Pick<Left, 'circle' | 'epoch' | 'number'>): string {
  return `${circle} ${epoch} ${number}`;
}

async function leftHere({ roster, keys }: Unlocked, store: CircleStore, circles: Circles): Promise<readonly { readonly device: DeviceId; readonly item: Item }[]> {
  if ((await store.countRescues()) === 0) return [];
  const all = new Set<CircleId>([TEAM, BOARD, ...circlesOf(roster.current(), keys.id)]);
  const found = await Promise.all([...all].map(async (circle) => {
    if ((await store.rescues(circle)).length === 0) return [];
    return (await circles.borrow(circle, (open) => open.rescues())) ?? [];
  }));
  return found.flat().map(({ row, author, update }) => {
    const { circle, epoch, number } = row;
    return { device: author, item: { circle, epoch, number, update, id: idOf(row), row } };
  });
}

function inOrder(a: Item, b: Item): number {
  return (a.circle < b.circle ? -1 : a.circle > b.circle ? 1 : 0) || a.epoch - b.epoch || a.number - b.number;
}
