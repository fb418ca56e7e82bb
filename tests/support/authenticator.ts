import type { Page } from '@playwright/test';

/** What keeps passkeys on this device: Chromium's virtual authenticator, whose owner shows the finger at once. */
export type Authenticator = {
  /** How many passkeys it keeps. */
  passkeys(): Promise<number>;
  /** From now on the finger is another's, or the owner's again. */
  knowsFinger(known: boolean): Promise<void>;
};

/** Lasts as long as the page. Without `prf` it keeps passkeys but encrypts nothing by them, as older ones. */
export async function giveAuthenticator(page: Page, { prf = true } = {}): Promise<Authenticator> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  const options = {
    protocol: 'ctap2', ctap2Version: 'ctap2_1', transport: 'internal', hasResidentKey: true, hasUserVerification: true, hasPrf: prf, isUserVerified: true,
    automaticPresenceSimulation: true,
  } as const;
  const { authenticatorId } = await devtools.send('WebAuthn.addVirtualAuthenticator', { options });
  return {
    passkeys: async () => (await devtools.send('WebAuthn.getCredentials', { authenticatorId })).credentials.length,
    knowsFinger: async (known) => { await devtools.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: known }); },
  };
}
