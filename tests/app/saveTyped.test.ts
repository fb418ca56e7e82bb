import { expect, test } from 'vitest';
import type { Engine } from '#app/api.ts';
import { connectEngine } from '#app/engine.ts';
import { saveTyped } from '#app/saveTyped.ts';
import type { DraftId } from '#base/ids.ts';
import { accept, refuse, type Result } from '#base/result.ts';
import type { Command } from '#domain/command.ts';

const draftId = 'a draft' as DraftId;
const first: Command = { do: 'editGuide', of: 'candidacy', points: [] };
const second: Command = { do: 'editGuide', of: 'pack', points: [] };

/** An engine that answers as told, and a draft; both write down what is asked of them. */
function form(answers: readonly Result<{ readonly undo: null }>[]) {
  const asked: unknown[] = [];
  const left = [...answers];
  connectEngine({
    run: async (command: Command, draft?: DraftId) => { asked.push([command, draft]); return left.shift() ?? accept({ undo: null }); },
    deleteDraft: async (id: DraftId) => { asked.push(['deleted', id]); },
  } as Partial<Engine> as Engine);
  const draft = { stop: async () => { asked.push('stopped'); }, resume: () => { asked.push('resumed'); } };
  return { asked, draft };
}

test('a form is saved command by command, and the last one takes the draft with it', async () => {
  const { asked, draft } = form([]);
  expect(await saveTyped({ commands: [first, second], draftId, draft })).toBeNull();
  expect(asked).toEqual(['stopped', [first, undefined], [second, draftId], ['deleted', draftId]]);
});

test('the first refusal ends it, and typing is kept as a draft again', async () => {
  const { asked, draft } = form([refuse('too-long', 'name')]);
  expect(await saveTyped({ commands: [first, second], draftId, draft })).toEqual(refuse('too-long', 'name'));
  expect(asked).toEqual(['stopped', [first, undefined], 'resumed']);
});

test('a record that is there already was saved by an earlier attempt, unless the form says that it is another', async () => {
  const lost = refuse('already-exists', 'a talk');
  expect(await saveTyped({ commands: [first], draftId, draft: form([lost]).draft })).toBeNull();
  expect(await saveTyped({ commands: [first], draftId, draft: form([lost]).draft, again: ({ detail }) => detail === 'another' })).toEqual(lost);
});

test('where nothing was changed, the draft goes all the same', async () => {
  const { asked, draft } = form([]);
  expect(await saveTyped({ commands: [], draftId, draft })).toBeNull();
  expect(asked).toEqual(['stopped', ['deleted', draftId]]);
});
