import { mayLead } from '#roster/rights.ts';
import { closeCode } from '#wire/limits.ts';
import type { ToHub } from '#wire/messages.ts';
import { mailHash, verifyMail } from '#wire/statements.ts';
import type { Parting } from './parting.ts';
import { send, type Peer } from './peer.ts';
import { end, type Session } from './session.ts';
import type { HubStore } from './store.ts';

type Put = Extract<ToHub, { is: 'put-mail' }>;
type Pull = Extract<ToHub, { is: 'pull-mail' }>;
type Drop = Extract<ToHub, { is: 'drop-mail' }>;
type Device = Extract<Session, { is: 'device' }>;
type Ports = { readonly store: HubStore };

/** Keeps a removed device's mail under its number, once: told again is fine, also when Leitung has dropped it meanwhile. */
export async function putMail({ store }: Ports, peer: Peer, session: Parting, mail: Put): Promise<Session> {
  const { space, device, key } = session;
  const by = { space: space.id, device };
  if (!(await verifyMail(by, mail, key))) return end(peer, closeCode.forged);
  const kept = await store.putMail(by, mail, await mailHash(by, mail));
  send(peer, { is: kept ? 'mail-kept' : 'mail-refused', number: mail.number });
  return session;
}

/** Hands a page of the mails after that one to a device of Leitung; to any other that there are none. */
export async function pullMail({ store }: Ports, peer: Peer, session: Device, { after }: Pull): Promise<Session> {
  const { space, device } = session;
  const page = mayLead(space.roster, device) ? await store.mailAfter(space.id, after) : { mails: [], more: false };
  send(peer, { is: 'mail', ...page });
  return session;
}

/** Leitung has taken over or dropped what was in these: nothing of them stays but that they were there. */
export async function dropMail({ store }: Ports, peer: Peer, session: Device, { ids }: Drop): Promise<Session> {
  const { space, device } = session;
  if (!mayLead(space.roster, device)) return end(peer, closeCode.forbidden);
  await store.dropMail(space.id, ids);
  send(peer, { is: 'mail-dropped' });
  return session;
}
