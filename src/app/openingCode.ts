/** The code of an unlocked app, fetched at once: what its documents take, and what is only needed once they are open. Whoever knows that it will be needed asks for it before. */
export function openingCode() {
  const first = import('./openSpace.ts');
  const rest = Promise.all([import('./removals.ts'), import('./erasures.ts'), import('./rescueRoom.ts'), import('./recoveryWatch.ts')]);
  // Said to whoever waits for it; that is not always somebody.
  for (const code of [first, rest]) code.catch(() => undefined);
  return { first, rest };
}
