import type { DeviceId } from '#base/ids.ts';
import type { CircleStore, RescueRow } from '#circle/ports.ts';
import { openRescues } from '#circle/rescuing.ts';
import { isSealed } from '#roster/entitled.ts';
import { openParcel } from '#seal/parcel.ts';
import type { Mail } from '#wire/messages.ts';
import type { Circles } from './circles.ts';
import type { EngineDeps } from './deps.ts';
import type { Unlocked } from './device.ts';
import { noneLost, type Lost } from './farewellApi.ts';
import { unpackLeft, type Left } from './parcel.ts';
import type { RescueProblem } from './rescueApi.ts';

/** One entry left behind; `row` where it lies on this device. */
export type Item = Left & { readonly id: string; readonly row: RescueRow | null };
/** Everything left of one device, in the order it was written. */
export type Bundle = { readonly device: DeviceId; readonly items: readonly Item[]; /** Its mail at the hub. */ readonly mails: readonly number[]; readonly problem: RescueProblem | null; readonly lost: Lost };
/** What the mail of one device holds. */
export type Parcel = { readonly device: DeviceId; readonly mails: readonly number[]; readonly left: readonly Left[]; readonly lost: Lost; readonly problem: RescueProblem | null };
/** Where what lies on this device is found and opened. */
export type Shelf = { readonly deps: Pick<EngineDeps, 'random'>; readonly unlocked: Unlocked; readonly store: CircleStore };

/** Opens what the hub handed out, device by device; what does not open is kept with why. */
export async function openParcels({ row, keys, roster }: Unlocked, mails: readonly Mail[]): Promise<readonly Parcel[]> {
  const byDevice = [...Map.groupBy(mails, ({ device }) => device)];
  return Promise.all(byDevice.map(async ([device, of]): Promise<Parcel> => {
    const none = { device, mails: of.map(({ id }) => id), left: [], lost: noneLost };
    const from = roster.current().devices.get(device)?.keys.sign;
    if (!from) return { ...none, problem: 'forged' };
    const opened = await openParcel({ space: row.space, device, from }, keys, of);
    if (!opened.ok) return { ...none, problem: opened.refusal };
    const handover = await unpackLeft(opened.value);
    return handover ? { ...none, ...handover, problem: null } : { ...none, problem: 'unreadable' };
  }));
}

/** Parcels and what epochs left behind on this device, together; an entry that lies in both is one. */
export async function bundles(shelf: Shelf, circles: Circles, parcels: readonly Parcel[]): Promise<readonly Bundle[]> {
  const mailed = parcels.flatMap(({ device, left }) => left.map((one) => ({ device, item: { ...one, id: idOf(one), row: null } })));
  const here = await leftHere(shelf, circles);
  const devices = new Set([...parcels.map(({ device }) => device), ...here.map(({ device }) => device)]);
  return [...devices].map((device) => {
    const items = new Map<string, Item>([...mailed, ...here].filter((one) => one.device === device).map(({ item }) => [item.id, item]));
    const parcel = parcels.find((one) => one.device === device);
    return { device, items: [...items.values()].toSorted(inOrder), mails: parcel?.mails ?? [], problem: parcel?.problem ?? null, lost: parcel?.lost ?? noneLost };
  });
}

export function idOf({ circle, epoch, number }: Pick<Left, 'circle' | 'epoch' | 'number'>): string {
  return `${circle} ${epoch} ${number}`;
}

/** In every circle of which anything is kept: this device may have left it, and what it wrote there last is nowhere else. */
async function leftHere({ deps, unlocked, store }: Shelf, circles: Circles): Promise<readonly { readonly device: DeviceId; readonly item: Item }[]> {
  if ((await store.countRescues()) === 0) return [];
  const { row, keys, vault } = unlocked;
  const found = await Promise.all((await store.circles()).map(async (circle) => {
    const rows = await store.rescues(circle);
    if (rows.length === 0) return [];
    const inside = await circles.borrow(circle, (open) => open.rescues());
    return inside ?? (await openRescues({ space: row.space, vault: isSealed(circle) ? vault : null, random: deps.random }, { rows, owners: new Map(), self: keys.id })).waiting;
  }));
  return found.flat().map(({ row: at, author, update }) => {
    const { circle, epoch, number } = at;
    return { device: author, item: { circle, epoch, number, update, id: idOf(at), row: at } };
  });
}

function inOrder(a: Item, b: Item): number {
  return (a.circle < b.circle ? -1 : a.circle > b.circle ? 1 : 0) || a.epoch - b.epoch || a.number - b.number;
}
