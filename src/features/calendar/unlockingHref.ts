/** This place with the ways to unlock before it (session/SessionGate.tsx): unlocked, one is here again. */
export function unlockingHref(path: string, search: string): string {
  const asked = new URLSearchParams(search);
  asked.set('entsperren', '');
  return `${path}?${asked.toString()}`;
}
