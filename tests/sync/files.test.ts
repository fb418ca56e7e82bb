import { expect, test } from 'vitest';
import { keyIdFrom, type CircleId, type FileId } from '#base/ids.ts';
import { accept } from '#base/result.ts';
import { dropFiles, heldFiles, pullChunk, putChunk } from '#sync/fileTalk.ts';
import { inLanes } from '#sync/lanes.ts';
import { questions, type Questions } from '#sync/questions.ts';
import { MAX_LIST } from '#wire/limits.ts';
import type { FromHub, ToHub } from '#wire/messages.ts';
import { seededRandom } from '../support/random.ts';
import { must } from '../support/rosterActs.ts';

const random = seededRandom(49);
const log = { circle: 'desk:anna' as CircleId, epoch: 2 };
const newFile = (): FileId => keyIdFrom<FileId>(random(16));
const file = newFile();
const chunk = (part: number, parts = 5) => ({ ...log, file, part, parts, bytes: random(9) });

/** A hub that answers as it is told; `asked` is all it heard. */
function hub(answer: (message: ToHub, to: Questions) => void = () => undefined) {
  const asked: ToHub[] = [];
  const talk: Questions = questions((message) => {
    asked.push(message);
    queueMicrotask(() => answer(message, talk));
  });
  return { asked, talk, ask: talk.ask };
}
const put = (part: number, outcome: 'kept' | 'full', of = file): FromHub => ({ is: 'chunk-put', ...log, file: of, part, outcome });

test('Y-49 no more than two chunks are under way without an answer, and each answer goes to its chunk in whatever order they come', async () => {
  const { asked, talk, ask } = hub();
  const done: string[] = [];
  const sending = inLanes(5, async (part) => {
    const outcome = await putChunk(ask, chunk(part));
    done.push(`${part} ${outcome.ok ? outcome.value : outcome.refusal}`);
    return accept(null);
  });
  expect(asked.length).toBe(2);
  talk.answered(put(1, 'full', newFile()));
  talk.answered({ ...put(1, 'full'), epoch: 1 } as FromHub);
  for (const [part, outcome] of [[1, 'full'], [0, 'kept'], [2, 'kept'], [3, 'kept'], [4, 'kept']] as const) {
    await expect.poll(() => asked.some((message) => 'part' in message && message.part === part)).toBe(true);
    talk.answered(put(part, outcome));
    await expect.poll(() => done.length).toBe([1, 0, 2, 3, 4].indexOf(part) + 1);
    expect(asked.length - done.length).toBeLessThanOrEqual(2);
  }
  must(await sending);
  expect(done).toEqual(['1 full', '0 kept', '2 kept', '3 kept', '4 kept']);
});

test('Y-49 a chunk the hub refuses, or whose line ends, is said to be; one it does not have is none', async () => {
  const moved = hub((_, to) => to.refused(log));
  expect(await putChunk(moved.ask, chunk(0))).toMatchObject({ refusal: 'refused' });
  const ended = hub((_, to) => to.ended());
  for (const asked of [putChunk(ended.ask, chunk(0)), pullChunk(ended.ask, log, file, 0), heldFiles(ended.ask, log), dropFiles(ended.ask, log, [file])]) expect(await asked).toMatchObject({ refusal: 'unreachable' });
  const empty = hub((message, to) => message.is === 'pull-chunk' && to.answered({ ...chunk(message.part), is: 'chunk', bytes: new Uint8Array() }));
  expect(await pullChunk(empty.ask, log, file, 3)).toEqual(accept(null));
});

test('Y-50 what the hub has is asked page by page, each file counts once, and a hub that tells without end is not listened to for ever', async () => {
  const [one, two] = [newFile(), newFile()];
  const paged = hub((message, to) => message.is === 'pull-files' && to.answered({ is: 'files', ...log, files: [{ file: message.after ? two : one, parts: 3, held: 5 }], more: message.after === null }));
  expect([...must(await heldFiles(paged.ask, log)).keys()]).toEqual([one, two]);
  const looping = hub((message, to) => message.is === 'pull-files' && to.answered({ is: 'files', ...log, files: [{ file: one, parts: 3, held: 5 }], more: true }));
  expect(must(await heldFiles(looping.ask, log)).size).toBe(1);
  expect(looping.asked.length).toBe(2);
  const endless = hub((message, to) => message.is === 'pull-files' && to.answered({ is: 'files', ...log, files: Array.from({ length: 4_000 }, () => ({ file: newFile(), parts: 1, held: 1 })), more: true }));
  expect(must(await heldFiles(endless.ask, log)).size).toBeLessThan(70_000);
});

test('Y-50 many files are dropped in as many messages as their lists may hold', async () => {
  const { asked, ask } = hub((message, to) => message.is === 'drop-files' && to.answered({ is: 'files-dropped', ...log }));
  must(await dropFiles(ask, log, Array.from({ length: MAX_LIST + 1 }, newFile)));
  expect(asked.map((message) => message.is === 'drop-files' && message.files.length)).toEqual([MAX_LIST, 1]);
});
