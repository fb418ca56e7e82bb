import type { DeviceId, InviteId } from '#base/ids.ts';
import { signKeyOf } from '#roster/rights.ts';
import { verifyHello } from '#wire/hello.ts';
import { closeCode } from '#wire/limits.ts';
import type { RosterRefusal, ToHub } from '#wire/messages.ts';
import { admitParting } from './parting.ts';
import { send, type Peer } from './peer.ts';
import { becomeDevice, end, turnAway, type Session, type SessionPorts } from './session.ts';
import type { Space } from './space.ts';

type Prove = Extract<ToHub, { is: 'prove' }>;
type Challenged = Extract<Session, { is: 'challenged' }>;

/** Holds the proof against the roster's key; a wrong one ends the connection. */
export async function prove(ports: SessionPorts, peer: Peer, session: Challenged, { id, signature }: Prove): Promise<Session> {
  const { purpose, nonce } = session;
  const space = session.space ?? (await spaceOfInvite(ports, id));
  if (!space) return end(peer, closeCode.unproven);
  const invite = purpose === 'invite' ? space.roster.invites.get(id as InviteId) : undefined;
  const key = purpose === 'invite' ? invite?.keys.sign : space.roster.devices.get(id as DeviceId)?.keys.sign;
  if (!key || !(await verifyHello(session.space?.id ?? null, purpose, nonce, signature, key))) return end(peer, closeCode.unproven);
  if (purpose === 'farewell') return admitParting(ports, peer, space, id as DeviceId);
  if (!invite) return admitDevice(ports, peer, space, id as DeviceId);
  const refusal = inviteRefusal(ports, space, invite.id);
  if (refusal) return turnAway(peer, refusal);
  peer.stands('invited');
  welcome(peer, space);
  return { is: 'invited', space, invite: invite.id };
}

/** The association of an open invite that named none; whoever proves no open one is told the same, whatever it was. */
async function spaceOfInvite({ store, spaces }: SessionPorts, id: DeviceId | InviteId): Promise<Space | null> {
  const found = await store.spaceHolding(id);
  return found ? spaces.open(found) : null;
}

/** Why an invite is good for nothing; null while it is open. `invite-void`: it was withdrawn, or its maker removed. */
export function inviteRefusal({ clock }: SessionPorts, space: Space, id: InviteId): RosterRefusal | null {
  const invite = space.roster.invites.get(id);
  if (!invite) return 'invite-unknown';
  if (invite.state === 'void') return 'invite-void';
  if (invite.state === 'used') return 'invite-used';
  return invite.expires !== 0 && clock() >= invite.expires ? 'invite-expired' : null;
}

function admitDevice(ports: SessionPorts, peer: Peer, space: Space, device: DeviceId): Session {
  if (!signKeyOf(space.roster, device)) return end(peer, closeCode.removed);
  const session = becomeDevice(ports, peer, space, device);
  welcome(peer, space);
  return session;
}

function welcome(peer: Peer, space: Space): void {
  send(peer, { is: 'welcome', rosterLength: space.roster.length, rosterHead: space.roster.head });
}
