import type { Engine, RunResult } from '#app/api.ts';
import type { DraftId } from '#base/ids.ts';
import { refuse } from '#base/result.ts';
import type { Command } from '#domain/command.ts';

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

/** How screens write: one command, with `draft` dropping that draft in the same transaction. A command the engine throws at counts as not saved. */
export async function run(command: Command, draft?: DraftId): Promise<RunResult> {
  return engine().run(command, draft).catch(() => refuse('not-saved'));
}
