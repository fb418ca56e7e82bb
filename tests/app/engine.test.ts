import { expect, test } from 'vitest';
import type { Engine } from '#app/api.ts';
import { connectEngine, run } from '#app/engine.ts';
import type { DraftId } from '#base/ids.ts';
import { accept } from '#base/result.ts';
import type { Command } from '#domain/command.ts';

const command: Command = { do: 'editGuide', of: 'candidacy', points: [] };

test('a command goes to the engine with its draft, and what that answers comes back', async () => {
  const given: unknown[] = [];
  connectEngine({ run: async (...all: unknown[]) => { given.push(...all); return accept({ undo: null }); } } as Partial<Engine> as Engine);
  expect(await run(command, 'a draft' as DraftId)).toEqual({ ok: true, value: { undo: null } });
  expect(given).toEqual([command, 'a draft']);
});

test('a command the engine throws at is refused as not saved', async () => {
  connectEngine({ run: async () => { throw new Error('the worker is gone'); } } as Partial<Engine> as Engine);
  expect(await run(command)).toEqual({ ok: false, refusal: 'not-saved' });
});
