import { expect, vi } from 'vitest';
import type { Bytes } from '#base/bytes.ts';
import { readRoster } from '#roster/fold.ts';
import { createDeviceKeys } from '#seal/deviceKeys.ts';
import { connectHub, type HubConnection } from '#sync/connection.ts';
import { foundAtHub } from '#sync/founding.ts';
import { joinAtHub, type Invitation } from '#sync/joining.ts';
import type { OpenChannel } from '#sync/ports.ts';
import type { Wrap } from '#wire/messages.ts';
import type { RosterAction } from '#wire/rosterAction.ts';
import { realTimer } from './fakeTimer.ts';
import { seededRandom } from './random.ts';
import { realHub, type RealHub } from './realHub.ts';
import { found, inviteOffer, joinOffer, must, signed, type Association, type Invited } from './rosterActs.ts';
import { newPhone, type SyncPhone } from './syncPhone.ts';

const random = seededRandom(11);
/** Two associations must not be the same one, from run to run. */
export const strong = (length: number) => crypto.getRandomValues(new Uint8Array(length));

/** Waits for the outside world (a real process on a real socket), looking every few milliseconds. */
export const soon = (check: () => Promise<void> | void) => vi.waitFor(check, { timeout: 20_000, interval: 10 });

export type Online = HubConnection & { readonly states: string[] };

/** Anna, Ben and the real hub. */
export type RealTeam = {
  readonly hub: RealHub;
  readonly code: string;
  connect(phone: SyncPhone, through?: OpenChannel): Online;
  /** Hangs up every connection made here. */
  disconnectAll(): void;
  /** Anna founds at the hub. */
  annaFounds(): Promise<{ association: Association; anna: SyncPhone }>;
  /** Anna, online, invites. */
  annaInvites(association: Association, online: Online): Promise<Invited>;
  /** Someone joins with the invite; nobody else needs to be online. */
  joins(association: Association, invited: Invited): Promise<SyncPhone>;
  /** Anna and Ben, both online. */
  twoOnline(): Promise<{ association: Association; invited: Invited; anna: SyncPhone; ben: SyncPhone; annaOnline: Online; benOnline: Online }>;
  remove(): Promise<void>;
};

export const holderOf = (association: Association, { keys }: Invited): Invitation => ({ space: association.roster.space, invite: keys });

/** Saves entries, and says so where there is a connection. */
export async function write(phone: SyncPhone, connection: HubConnection | null, ...texts: readonly string[]): Promise<void> {
  for (const text of texts) {
    await phone.write(text);
    connection?.nudge();
  }
}

/** Puts an action on the roster the phone holds; answers the entry. */
export async function acts(phone: SyncPhone, online: Online, action: RosterAction, wraps: readonly Wrap[] = []): Promise<Bytes> {
  const entry = await signed(must(await readRoster(phone.roster)), phone.keys, action, Date.now());
  expect(await online.appendRoster({ entry, wraps })).toMatchObject({ ok: true });
  return entry;
}

export async function realTeam(): Promise<RealTeam> {
  const hub = await realHub();
  const code = (await hub.start()) ?? '';
  const open: HubConnection[] = [];

  function connect(phone: SyncPhone, through: OpenChannel = hub.open): Online {
    const states: string[] = [];
    const connection = connectHub(phone.ports, { open: through, timer: realTimer, random, onState: (state, why) => states.push(why ? `${state}: ${why}` : state) });
    open.push(connection);
    return { ...connection, states };
  }
  function disconnectAll(): void {
    for (const connection of open.splice(0)) connection.close();
  }
  async function annaFounds(): Promise<{ association: Association; anna: SyncPhone }> {
    const association = await found(strong, Date.now());
    const [entry = new Uint8Array()] = association.chain;
    expect(await foundAtHub(hub.open, realTimer, code, { entry, wraps: [association.founderWrap] })).toEqual({ ok: true, value: null });
    return { association, anna: await newPhone(association.roster.space, association.founder, association.chain) };
  }
  async function annaInvites(association: Association, online: Online): Promise<Invited> {
    const invited = await inviteOffer(association, strong, { at: Date.now() });
    await soon(async () => expect(online.states.at(-1)).toBe('online'));
    expect(await online.appendRoster(invited.offer)).toMatchObject({ ok: true });
    return invited;
  }
  async function joins(association: Association, invited: Invited): Promise<SyncPhone> {
    const device = await createDeviceKeys();
    let chain: readonly Bytes[] = [];
    const joined = await joinAtHub(hub.open, realTimer, {
      ...holderOf(association, invited),
      makeJoin: async (entries, wraps) => {
        expect(wraps).toEqual(invited.offer.wraps);
        const { offer } = await joinOffer({ ...association, chain: entries, roster: must(await readRoster(entries)) }, invited, strong, { at: Date.now(), device });
        chain = [...entries, offer.entry];
        return { ok: true, value: offer };
      },
    });
    expect(joined).toMatchObject({ ok: true });
    return newPhone(association.roster.space, device, chain);
  }
  async function twoOnline() {
    const { association, anna } = await annaFounds();
    const annaOnline = connect(anna);
    const invited = await annaInvites(association, annaOnline);
    const ben = await joins(association, invited);
    const benOnline = connect(ben);
    await soon(() => expect([annaOnline.states.at(-1), benOnline.states.at(-1)]).toEqual(['online', 'online']));
    return { association, invited, anna, ben, annaOnline, benOnline };
  }
  const remove = async (): Promise<void> => {
    disconnectAll();
    await hub.remove();
  };
  return { hub, code, connect, disconnectAll, annaFounds, annaInvites, joins, twoOnline, remove };
}
