type ScriptUrlPolicy = { createScriptURL(url: string): unknown };
type TrustedTypes = { createPolicy(name: string, rules: { createScriptURL(url: string): string }): ScriptUrlPolicy };

const trustedTypes = (globalThis as { trustedTypes?: TrustedTypes }).trustedTypes;
const policy = trustedTypes?.createPolicy('anlauf', { createScriptURL: ownUrl });

function ownUrl(url: string): string {
  const absolute = new URL(url, location.origin);
  if (absolute.origin !== location.origin) throw new TypeError('scripts come from our own address only');
  return absolute.href;
}

/** A worker's URL under Trusted Types: of our own origin, or it throws. Typed as a string because the DOM's types still want one. */
export function trustedScriptUrl(url: string): string {
  return (policy?.createScriptURL(url) as string | undefined) ?? ownUrl(url);
}
