import { utf8, type Bytes } from '#base/bytes.ts';
import type { DeviceId, InviteId, Random } from '#base/ids.ts';
import { deviceIdOf, inviteIdOf, type KeyObject } from '#wire/signing.ts';
import { signKeyPair } from './signKey.ts';
import type { PublicKeys } from '#wire/rosterAction.ts';

/** Both key pairs of a device or an invite (Ed25519, RFC 8032; X25519, RFC 7748), derived from one 32-byte secret by HKDF (RFC 5869) and HPKE's DeriveKeyPair (RFC 9180, § 7.1.3). */
export type KeysOf<Id> = {
  readonly id: Id;
  /** Ed25519, to sign. */
  readonly sign: KeyObject;
  /** X25519, to open wraps (HPKE). */
  readonly box: CryptoKeyPair;
  readonly public: PublicKeys;
  /** What everything above is derived from: at rest only inside the vault. */
  readonly secret: Bytes;
};
export type DeviceKeys = KeysOf<DeviceId>;
export type InviteKeys = KeysOf<InviteId>;

export const SECRET_BYTES = 32;

/** A new device's keys. The default randomness is WebCrypto's; only tests give another. */
export async function createDeviceKeys(random: Random = (length) => crypto.getRandomValues(new Uint8Array(length))): Promise<DeviceKeys> {
  return importDeviceKeys(random(SECRET_BYTES));
}

/** 32 bytes, to be sealed with the vault key at once. */
export async function exportDeviceKeys(keys: DeviceKeys): Promise<Bytes> {
  return keys.secret;
}

/** The keys that `exportDeviceKeys` gave the bytes of. Throws on bytes of another length: they come from the vault only. */
export async function importDeviceKeys(secret: Bytes): Promise<DeviceKeys> {
  const keys = await derivedKeys(secret, 'device');
  return { ...keys, id: await deviceIdOf(keys.public.sign) };
}

/** The keys behind an invite link's secret (PROTOCOL.md, Invite link): the inviter and the joiner derive the same. Throws on other than 32 bytes: `parseInviteLink` gives no others. */
export async function inviteKeys(secret: Bytes): Promise<InviteKeys> {
  const keys = await derivedKeys(secret, 'invite');
  return { ...keys, id: await inviteIdOf(keys.public.sign) };
}

async function derivedKeys(secret: Bytes, owner: 'device' | 'invite'): Promise<Omit<KeysOf<never>, 'id'>> {
  if (secret.length !== SECRET_BYTES) throw new Error('a secret has 32 bytes');
  const [sign, box] = await Promise.all([derive(secret, `anlauf/1 ${owner} sign`).then(signKeyPair), derive(secret, `anlauf/1 ${owner} box`).then(boxKeyPair)]);
  return { sign: sign.key, box: box.pair, public: { sign: sign.public, box: box.public }, secret };
}

/** HPKE's code is no part of the first view, where nothing is unlocked yet. */
async function boxKeyPair(seed: Bytes): Promise<{ readonly pair: CryptoKeyPair; readonly public: Bytes }> {
  const { hpke } = await import('./hpke.ts');
  const pair = await hpke.kem.deriveKeyPair(seed);
  return { pair, public: new Uint8Array(await hpke.kem.serializePublicKey(pair.publicKey)) };
}

/** HKDF-SHA256 (RFC 5869) without salt, 32 bytes. */
async function derive(secret: Bytes, info: string): Promise<Bytes> {
  const key = await crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveBits']);
  return new Uint8Array(await crypto.subtle.deriveBits({ name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info: utf8(info) }, key, 256));
}
