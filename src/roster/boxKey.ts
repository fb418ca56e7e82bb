import type { Bytes } from '#base/bytes.ts';

/** The X25519 keys of low order (RFC 7748 §6.1; https://cr.yp.to/ecdh.html#validate), little-endian, the unused top bit cleared. */
const lowOrder: ReadonlySet<string> = new Set([
  '00'.repeat(32),
  `01${'00'.repeat(31)}`,
  'e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800',
  '5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157',
  `ec${'ff'.repeat(30)}7f`,
  `ed${'ff'.repeat(30)}7f`,
  `ee${'ff'.repeat(30)}7f`,
]);

/**
 * Whether a key can be wrapped for this public key at all (X25519, RFC 7748, § 6.1: not where the shared secret would be zeros). A member who brought one of low order would keep everybody
 * from opening an epoch, since nobody could make the wrap that the epoch needs.
 */
export function isBoxKey(key: Bytes): boolean {
  const masked = key.with(31, (key[31] ?? 0) & 0x7f);
  return !lowOrder.has([...masked].map((byte) => byte.toString(16).padStart(2, '0')).join(''));
}
