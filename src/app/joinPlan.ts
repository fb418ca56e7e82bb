import type { Bytes } from '#base/bytes.ts';
import { keyIdBytes, keyIdFrom, type Random, type SpaceId } from '#base/ids.ts';
import type { Result } from '#base/result.ts';
import { openAtRest, sealAtRest, type VaultKey } from '#seal/vault.ts';
import { decode, encode, readFixed, readText, readWord, writeFixed, writeText, writeWord, type Reader } from '#wire/codec.ts';
import type { InviteHeld, InvitePin } from './inviteHeld.ts';
import type { Named } from './naming.ts';

/** All it takes to finish a joining after a stop at any moment: on disk, sealed, before the hub is asked. */
export type JoinPlan = {
  /** The association, known once its chain was read. */
  readonly space: SpaceId;
  /** 32 bytes; the new device's keys are derived from them. */
  readonly device: Bytes;
  readonly held: InviteHeld;
  readonly named: Named;
};

const CONTEXT = 'joining';
const ways = ['link', 'words'] as const satisfies readonly InvitePin['by'][];

export function sealPlan(vault: VaultKey, plan: JoinPlan, random: Random): Promise<Bytes> {
  const { held: { secret, pin }, named } = plan;
  const bytes = encode((to) => {
    writeFixed(to, keyIdBytes(plan.space));
    writeFixed(to, plan.device);
    writeFixed(to, secret);
    writeWord(to, ways, pin.by);
    for (const part of pin.by === 'link' ? [pin.genesis, pin.head] : [pin.pin]) writeFixed(to, part);
    writeText(to, named.ownName);
    writeText(to, named.deviceName ?? '');
  });
  return sealAtRest(vault, CONTEXT, bytes, random);
}

/** `unreadable`: it was sealed by another vault. */
export async function openPlan(vault: VaultKey, sealed: Bytes): Promise<Result<JoinPlan, 'unreadable' | 'malformed'>> {
  const opened = await openAtRest(vault, CONTEXT, sealed);
  return opened.ok ? decode(opened.value, readPlan) : opened;
}

function readPlan(from: Reader): JoinPlan {
  const space = keyIdFrom<SpaceId>(readFixed(from, 16));
  const device = readFixed(from, 32);
  const secret = readFixed(from, 32);
  const pin = readPin(from, space);
  const ownName = readText(from);
  const deviceName = readText(from);
  return { space, device, held: { secret, pin }, named: { ownName, ...(deviceName ? { deviceName } : {}) } };
}

function readPin(from: Reader, space: SpaceId): InvitePin {
  const by = readWord(from, ways);
  return by === 'link' ? { by, space, genesis: readFixed(from, 32), head: readFixed(from, 32) } : { by, pin: readFixed(from, 16) };
}
