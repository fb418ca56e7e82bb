import { canonicalBytes, fingerprintOf, type FeeDocument } from '#domain/feeDocument.ts';

/** The 24 letters by which both sides see that they hold the same document. */
export async function fingerprint(document: FeeDocument): Promise<string> {
  return fingerprintOf(new Uint8Array(await crypto.subtle.digest('SHA-256', canonicalBytes(document))));
}
