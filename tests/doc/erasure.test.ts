import { expect, test } from 'vitest';
import { newId, type ContactId, type EditId, type MemberId, type TalkId, type TaskId } from '#base/ids.ts';
import type { LocalDate } from '#base/localDate.ts';
import { recordsAbout } from '#doc/erasure.ts';
import { knownFrom } from '#doc/known.ts';
import { applyWrites } from '#doc/records.ts';
import type { Command } from '#domain/command.ts';
import { decide } from '#domain/decide.ts';
import * as Y from 'yjs';
import { writesOf } from '../support/decided.ts';
import { seededRandom } from '../support/random.ts';

const random = seededRandom(27);
const by = { member: 'mara' as MemberId, at: 1_700_000_000_000, today: '2026-11-20' as LocalDate, random };

function run(doc: Y.Doc, command: Command): void {
  const decided = decide(command, knownFrom(doc), by);
  if (!decided.ok) throw new Error(decided.refusal);
  applyWrites(doc, writesOf(decided.value), by, 'run');
}
const step = { what: 'anrufen', due: '2026-12-01' as LocalDate, responsible: by.member };
function withTalk(doc: Y.Doc, contact: ContactId): { readonly talk: TalkId; readonly task: TaskId } {
  const [talk, task] = [newId<TalkId>(random), newId<TaskId>(random)];
  run(doc, { do: 'logTalk', id: talk, with: { contact }, talk: { on: by.today, channel: 'visit', outcome: 'interested', covered: [], notes: '' }, nextStep: { ...step, id: task } });
  return { talk, task };
}
function person(doc: Y.Doc, name: string): ContactId {
  const id = newId<ContactId>(random);
  run(doc, { do: 'createContact', id, contact: { name }, consent: { way: 'spoken', on: by.today } });
  return id;
}
const ids = (doc: Y.Doc, contact: ContactId): readonly string[] => recordsAbout(doc, contact).map(({ root, id }) => `${root} ${id}`).toSorted();

test('D-27 an erasure takes the contact with all talks and tasks, those of others stay', () => {
  const doc = new Y.Doc();
  const [jörg, käthe] = [person(doc, 'Jörg'), person(doc, 'Käthe')];
  const task = newId<TaskId>(random);
  run(doc, { do: 'createTask', id: task, contact: jörg, task: step });
  const one = withTalk(doc, jörg);
  const other = withTalk(doc, käthe);
  expect(ids(doc, jörg)).toEqual([`contact ${jörg}`, `talk ${one.talk}`, `task ${one.task}`, `task ${task}`].toSorted());
  expect(ids(doc, käthe)).toEqual([`contact ${käthe}`, `talk ${other.talk}`, `task ${other.task}`].toSorted());
});

test('D-27 a talk that was moved goes with whomever it is with now; moved apart it goes with each', () => {
  const doc = new Y.Doc();
  const [jörg, käthe, ali] = [person(doc, 'Jörg'), person(doc, 'Käthe'), person(doc, 'Ali')];
  const { talk, task } = withTalk(doc, jörg);
  const seen: readonly EditId[] = knownFrom(doc).talkHeads(talk)?.contact ?? [];
  run(doc, { do: 'editTalk', id: talk, edits: [{ field: 'contact', value: käthe, seen }] });
  expect([ids(doc, jörg), ids(doc, käthe)]).toEqual([[`contact ${jörg}`], [`contact ${käthe}`, `talk ${talk}`, `task ${task}`].toSorted()]);
  run(doc, { do: 'editTalk', id: talk, edits: [{ field: 'contact', value: ali, seen }] });
  for (const each of [käthe, ali]) expect(ids(doc, each)).toEqual([`contact ${each}`, `talk ${talk}`, `task ${task}`].toSorted());
});

test('D-27 a contact nobody knows is erased as well: it may still be on its way', () => {
  expect(recordsAbout(new Y.Doc(), 'nobody' as ContactId)).toEqual([{ root: 'contact', id: 'nobody' }]);
});
