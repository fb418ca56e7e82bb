import { concatBytes, fromBase64Url, ownBytes, type Bytes } from '#base/bytes.ts';
import { PUBLIC_KEY_BYTES, type KeyObject } from '#wire/signing.ts';

/** PKCS#8 (RFC 8410) of an Ed25519 seed is this prefix and the seed; WebCrypto takes private keys in no shorter form. */
const ED25519_PKCS8 = Uint8Array.of(0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20);

/** The Ed25519 key and its 32-byte public half of a 32-byte seed (RFC 8032, § 5.1.5). Throws on a seed of another length. */
export async function signKeyPair(seed: Bytes): Promise<{ readonly key: KeyObject; readonly public: Bytes }> {
  const key = await crypto.subtle.importKey('pkcs8', concatBytes(ED25519_PKCS8, seed), 'Ed25519', true, ['sign']);
  return { key, public: (await publicByPlatform(key)) ?? (await publicByLibrary(seed)) };
}

/** WebCrypto gives a private key's public half only through its JWK; null where it does not. */
async function publicByPlatform(key: KeyObject): Promise<Bytes | null> {
  try {
    const bytes = fromBase64Url((await crypto.subtle.exportKey('jwk', key)).x ?? '');
    return bytes?.length === PUBLIC_KEY_BYTES ? bytes : null;
  } catch {
    return null;
  }
}

/** For browsers that export no JWK of a key that came without its public half (Firefox); loaded only there. */
export async function publicByLibrary(seed: Bytes): Promise<Bytes> {
  const { getPublicKeyAsync } = await import('@noble/ed25519');
  return ownBytes(await getPublicKeyAsync(seed));
}
