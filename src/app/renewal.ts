import type { Bytes } from '#base/bytes.ts';
import { accept, refuse, type Result } from '#base/result.ts';
import { createDeviceKeys, exportDeviceKeys, importDeviceKeys, inviteKeys, SECRET_BYTES, type DeviceKeys } from '#seal/deviceKeys.ts';
import { openAtRest, sealAtRest } from '#seal/vault.ts';
import { fetchAsDevice, joinAtHub } from '#sync/joining.ts';
import { talkSetBack, type SetBackTalk } from '#sync/setBack.ts';
import type { AppRefusal } from './api.ts';
import type { EngineDeps } from './deps.ts';
import type { Unlocked } from './device.ts';
import { learnKeys } from './epochKeys.ts';
import { heldByLink } from './inviteHeld.ts';
import { putInvite } from './inviting.ts';
import { joinedAlready, makeJoin, type Belonging, type Joiner } from './joinEntry.ts';
import { joiningRefusal } from './refusals.ts';
import { isRemoved } from './removed.ts';

/** What it takes to go on after a stop at any moment: 32 bytes each. `device`: the new one's keys are derived from them; `invite`: the secret of the invite it comes in by. */
export type RenewalPlan = { readonly device: Bytes; readonly invite: Bytes };
/** What the new device is in the association. */
export type Renewed = { readonly keys: DeviceKeys; readonly belonging: Belonging };

const DAYS = 7;
const context = (device: string): string => `renewal ${device}`;

export async function newPlan({ random }: Pick<EngineDeps, 'random'>): Promise<RenewalPlan> {
  return { device: await exportDeviceKeys(await createDeviceKeys()), invite: random(SECRET_BYTES) };
}

export function sealRenewal({ vault, keys }: Unlocked, { device, invite }: RenewalPlan, { random }: Pick<EngineDeps, 'random'>): Promise<Bytes> {
  return sealAtRest(vault, context(keys.id), new Uint8Array([...device, ...invite]), random);
}

/** Null where it does not open: somebody wrote to the disk. */
export async function openRenewal({ vault, keys }: Unlocked, sealed: Bytes): Promise<RenewalPlan | null> {
  const opened = await openAtRest(vault, context(keys.id), sealed);
  return opened.ok && opened.value.length === 2 * SECRET_BYTES ? { device: opened.value.slice(0, SECRET_BYTES), invite: opened.value.slice(SECRET_BYTES) } : null;
}

/**
 * Has this device, whose numbers are used up, invite a further one of its own member (roster R-4) and joins as that. Nothing here is changed but the roster and the
 * keys this device learns. Told again after a stop anywhere it goes on. `invite-void`, `invite-used`, `invite-expired`: only a new plan helps.
 */
export async function renewAtHub(deps: EngineDeps, unlocked: Unlocked, plan: RenewalPlan): Promise<Result<Renewed, AppRefusal>> {
  const keys = await importDeviceKeys(plan.device);
  const already = await asNewDevice(deps, unlocked, plan, keys);
  if (already.ok || already.refusal === 'hub-unreachable') return already;
  const invited = await inviteAsOld(deps, unlocked, plan);
  if (!invited.ok) return invited;
  const joiner = await joinerOf(unlocked, plan, keys);
  let made: Belonging | null = null;
  const joined = await joinAtHub<AppRefusal>(deps.open, deps.timer, {
    space: unlocked.row.space,
    invite: joiner.invite,
    makeJoin: async (entries, wraps) => {
      const joining = await makeJoin(deps, joiner, { entries, wraps });
      if (!joining.ok) return joining;
      made = joining.value;
      return accept(joining.value.offer);
    },
  });
  if (!joined.ok) return refuse(joiningRefusal(joined.refusal));
  return made ? accept({ keys, belonging: made }) : refuse('hub-refused');
}

/** An earlier try may have got through. */
async function asNewDevice(deps: EngineDeps, unlocked: Unlocked, plan: RenewalPlan, keys: DeviceKeys): Promise<Result<Renewed, AppRefusal>> {
  const fetched = await fetchAsDevice(deps.open, deps.timer, unlocked.row.space, keys);
  if (!fetched.ok) return refuse(joiningRefusal(fetched.refusal));
  const belonging = await joinedAlready(await joinerOf(unlocked, plan, keys), fetched.value);
  return belonging.ok ? accept({ keys, belonging: belonging.value }) : belonging;
}

/** The chain that the old device believes is the one to be believed. */
async function joinerOf({ row, roster }: Unlocked, plan: RenewalPlan, keys: DeviceKeys): Promise<Joiner> {
  const { genesis, head } = roster.current();
  return { held: heldByLink({ space: row.space, genesis, head, secret: plan.invite }), invite: await inviteKeys(plan.invite), keys };
}

async function inviteAsOld(deps: EngineDeps, unlocked: Unlocked, plan: RenewalPlan): Promise<Result<null, AppRefusal>> {
  const opened = await talkSetBack(deps.open, deps.timer, unlocked.row.space, unlocked.keys);
  if (!opened.ok) return refuse(opened.refusal === 'unreachable' ? 'hub-unreachable' : 'hub-refused', opened.refusal);
  const done = await inviteOver(deps, unlocked, plan, opened.value);
  opened.value.close();
  return done;
}

async function inviteOver(deps: EngineDeps, unlocked: Unlocked, plan: RenewalPlan, talk: SetBackTalk): Promise<Result<null, AppRefusal>> {
  const level = await catchUpOver(unlocked, talk);
  if (!level.ok) return level;
  if (isRemoved(unlocked)) return refuse('not-allowed');
  const { id } = await inviteKeys(plan.invite);
  const known = unlocked.roster.current().invites.get(id);
  if (known) return known.state === 'open' && known.expires > deps.now() ? accept(null) : refuse('invite-void');
  const appendRoster = async (offer: Parameters<SetBackTalk['append']>[0]) => {
    const appended = await talk.append(offer);
    // Ours, or what came first: either way it is part of this device's roster before anything else is made.
    const caught = await catchUpOver(unlocked, talk);
    if (appended.ok && caught.ok) return accept({ index: unlocked.roster.current().length - 1, head: unlocked.roster.current().head });
    return appended.ok || appended.refusal === 'not-on-head' ? refuse(caught.ok ? 'not-on-head' : 'unreachable') : refuse('unreachable');
  };
  const put = await putInvite({ deps, unlocked, connection: { appendRoster } }, plan.invite, { member: unlocked.row.member, days: DAYS });
  return put.ok ? accept(null) : put;
}

/** The roster to its end, and the keys of the circles' present epochs, which a device that was set back may lack. */
async function catchUpOver(unlocked: Unlocked, talk: SetBackTalk): Promise<Result<null, AppRefusal>> {
  const heard = await talk.invited();
  if (!heard.ok) return refuse(heard.refusal === 'unreachable' ? 'hub-unreachable' : 'hub-refused', heard.refusal);
  const { entries, wraps } = heard.value;
  if (!(await unlocked.roster.receive(0, entries))) return refuse('team-forked');
  await learnKeys({ unlocked, connection: { pullWraps: async () => accept(wraps) }, began: async () => undefined });
  return accept(null);
}
