import type { Engine } from '#app/api.ts';

let connected: Engine | null = null;

/** The engine the screens talk to. Throws before `connectEngine`: main.tsx does that first. */
export function engine(): Engine {
  if (!connected) throw new Error('the engine is not connected yet');
  return connected;
}

/** Gives the screens their engine: the worker's in the app, another in tests of a screen. */
export function connectEngine(given: Engine): void {
  connected = given;
}
