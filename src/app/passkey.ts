import { ownBytes, toBase64Url, type Bytes } from '#base/bytes.ts';
import { accept, refuse, type Result } from '#base/result.ts';
import type { AppRefusal } from './api.ts';
import { engine } from './engine.ts';
import type { OwnPasskey, UnlockSecret } from './lockApi.ts';
import { systemRandom } from './random.ts';

/** `passkey-needs-name`: passkeys belong to a host's name, and this address is a number. `passkey-unsupported`: no browser, device or store here that answers a PRF. */
export type PasskeyRefusal = 'passkey-needs-name' | 'passkey-unsupported' | 'passkey-cancelled';
/** Under which name the person finds the passkey again among their own. */
export type PasskeyOwner = { readonly member: string; readonly space: string };
type PasskeySecret = Extract<UnlockSecret, { readonly kind: 'passkey' }>;

const PATIENCE_MS = 120_000;
const ES256 = -7;
const EDDSA = -8;
const RS256 = -257;
const algorithms = [ES256, EDDSA, RS256].map((alg) => ({ type: 'public-key' as const, alg }));

/** Whether a passkey can be offered here at all; only a window may ask for one. */
export async function whyNoPasskey(host: string = location.hostname): Promise<PasskeyRefusal | null> {
  if (isNumber(host)) return 'passkey-needs-name';
  if (typeof PublicKeyCredential === 'undefined') return 'passkey-unsupported';
  const capabilities = await PublicKeyCredential.getClientCapabilities?.().catch(() => null);
  return capabilities?.['extension:prf'] === false ? 'passkey-unsupported' : null;
}

/**
 * Makes a passkey (WebAuthn Level 3) whose PRF answers, and asks it once. Whatever is refused: the passkey store is told to forget what it had begun. Kept by
 * the device or its account; the user's verification is required each time.
 */
export async function makePasskey(owner: PasskeyOwner): Promise<Result<PasskeySecret, PasskeyRefusal>> {
  const salt = systemRandom(32);
  const made = await asked(() => navigator.credentials.create({ publicKey: creation(owner, salt) }));
  if (!made.ok) return made;
  const named = { credential: ownBytes(new Uint8Array(made.value.rawId)), salt };
  const { prf } = made.value.getClientExtensionResults();
  if (prf?.enabled !== true) {
    await forgetPasskey(named);
    return refuse('passkey-unsupported');
  }
  const answered = answerOf(made.value);
  // Many authenticators answer only when they are asked for a passkey they have already.
  const secret = answered ? accept(secretOf(named, answered)) : await askPasskey(named);
  if (!secret.ok) await forgetPasskey(named);
  return secret;
}

/** Asks the passkey for its answer: the person shows finger, face or device PIN. The caller hands it on and keeps none. */
export async function askPasskey(named: OwnPasskey): Promise<Result<PasskeySecret, PasskeyRefusal>> {
  const publicKey: PublicKeyCredentialRequestOptions = {
    challenge: systemRandom(32),
    rpId: location.hostname,
    allowCredentials: [{ type: 'public-key', id: named.credential }],
    userVerification: 'required',
    timeout: PATIENCE_MS,
    extensions: { prf: { eval: { first: named.salt } } },
  };
  const shown = await asked(() => navigator.credentials.get({ publicKey }));
  if (!shown.ok) return shown;
  const output = answerOf(shown.value);
  return output ? accept(secretOf(named, output)) : refuse('passkey-unsupported');
}

/** Unlocks this device by its passkey, in one go. */
export async function unlockByPasskey(named: OwnPasskey): Promise<Result<null, AppRefusal | PasskeyRefusal>> {
  const secret = await askPasskey(named);
  return secret.ok ? handOver(secret.value, (handed) => engine().unlockBy(handed)) : secret;
}

/** Gives a secret to the engine (a copy) and overwrites the window's own. */
export async function handOver<T>(secret: UnlockSecret, take: (secret: UnlockSecret) => Promise<T>): Promise<T> {
  try {
    return await take(secret);
  } finally {
    if (secret.kind === 'passkey') secret.output.fill(0);
  }
}

/** Tells the passkey store that nothing opens by it any more; browsers that can not pass that on leave it to the person. */
export async function forgetPasskey({ credential }: OwnPasskey): Promise<void> {
  if (typeof PublicKeyCredential === 'undefined') return;
  const store = PublicKeyCredential as { signalUnknownCredential?(gone: { rpId: string; credentialId: string }): Promise<void> };
  await store.signalUnknownCredential?.({ rpId: location.hostname, credentialId: toBase64Url(credential) }).catch(() => undefined);
}

function creation({ member, space }: PasskeyOwner, salt: Bytes): PublicKeyCredentialCreationOptions {
  const name = [member, space].filter(Boolean).join(' · ') || 'Anlauf';
  return {
    challenge: systemRandom(32),
    rp: { id: location.hostname, name: 'Anlauf' },
    user: { id: systemRandom(32), name, displayName: name },
    pubKeyCredParams: algorithms,
    authenticatorSelection: { residentKey: 'required', requireResidentKey: true, userVerification: 'required' },
    timeout: PATIENCE_MS,
    extensions: { prf: { eval: { first: salt } } },
  };
}

/** What went wrong is told apart only as far as the person can do something about it. */
async function asked(ask: () => Promise<Credential | null>): Promise<Result<PublicKeyCredential, PasskeyRefusal>> {
  try {
    const given = await ask();
    return given instanceof PublicKeyCredential ? accept(given) : refuse('passkey-cancelled');
  } catch (error) {
    const name = error instanceof DOMException ? error.name : '';
    return refuse(name === 'NotSupportedError' || name === 'SecurityError' ? 'passkey-unsupported' : 'passkey-cancelled');
  }
}

function answerOf(given: PublicKeyCredential): Bytes | null {
  const first = given.getClientExtensionResults().prf?.results?.first;
  if (!first) return null;
  return ownBytes(first instanceof ArrayBuffer ? new Uint8Array(first) : new Uint8Array(first.buffer as ArrayBuffer, first.byteOffset, first.byteLength));
}

function secretOf(named: OwnPasskey, output: Bytes): PasskeySecret {
  return { kind: 'passkey', credential: named.credential, salt: named.salt, output };
}

/** An IPv4 or IPv6 address. */
function isNumber(host: string): boolean {
  return /^[\d.]+$/.test(host) || host.includes(':');
}
