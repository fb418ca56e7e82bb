import { expect, test } from 'vitest';
import type { Command } from '#domain/command.ts';
import { openTaskRows } from '#doc/tasks.ts';
import { answer, anna, aTalk, bert, contactId, day, openOffice, spoken, talkId, taskId } from '../doc/office.ts';

const jana = contactId('jana');
const call = taskId('call');
const step = { what: 'anrufen', due: day('2026-11-24'), responsible: anna };

function withTask() {
  const office = openOffice(anna, 1);
  office.must({ do: 'nameMember', member: bert, name: 'Bert' });
  office.must({ do: 'createContact', id: jana, contact: { name: 'Jana' }, consent: spoken });
  office.must({ do: 'createTask', id: call, contact: jana, task: step });
  return office;
}

test('D-15 a next step has words, a day from today on, and somebody', () => {
  const office = withTask();
  const create = (task: object) => answer(office.run({ do: 'createTask', id: taskId('other'), contact: jana, task: { ...step, ...task } }));
  expect(create({ what: '  ' })).toBe('nothing-to-do');
  expect(create({ what: 'x'.repeat(201) })).toBe('text-too-long');
  expect(create({ due: '2026-11-22' })).toBe('date-in-past');
  expect(create({ due: '2026-11-31' })).toBe('date-unreadable');
  expect(create({ responsible: 'member-nobody' })).toBe('member-unknown');
  expect(create({ due: '2026-11-23', responsible: bert })).toBe('accepted');
  expect(answer(office.run({ do: 'createTask', id: taskId('third'), contact: contactId('nobody'), task: step }))).toBe('contact-unknown');
});

test('D-15 an overdue step may be reworded without a new day, but not moved into the past', () => {
  const office = withTask();
  office.at += 10 * 86_400_000;
  const heads = office.known.taskHeads(call);
  const edit = (due: string) => office.run({ do: 'editTask', id: call, edits: [{ field: 'what', value: 'schreiben', seen: heads?.what ?? [] }, { field: 'due', value: day(due), seen: heads?.due ?? [] }] });
  expect(answer(edit('2026-11-23'))).toBe('date-in-past');
  expect(answer(edit('2026-11-24'))).toBe('accepted');
  expect(office.known.task(call)).toMatchObject({ what: 'schreiben', due: '2026-11-24' });
});

test('D-16 done, reopened, postponed and handed over, each undone in one step', () => {
  const acts: readonly (readonly [Command, object])[] = [
    [{ do: 'completeTask', id: call }, { state: 'done' }],
    [{ do: 'postponeTask', id: call, due: day('2026-12-04') }, { due: '2026-12-04' }],
    [{ do: 'handOverTask', id: call, to: bert }, { responsible: bert }],
  ];
  for (const [act, after] of acts) {
    const office = withTask();
    const before = office.known.task(call);
    const undo = office.must(act);
    expect(office.known.task(call)).toMatchObject(after);
    const redo = undo && office.must(undo);
    expect(office.known.task(call)).toEqual(before);
    if (redo) office.must(redo);
    expect(office.known.task(call)).toMatchObject(after);
  }
});

test('D-16 an undo brings back an overdue day, though nobody may set one', () => {
  const office = withTask();
  office.at += 10 * 86_400_000;
  const undo = office.must({ do: 'postponeTask', id: call, due: day('2026-12-10') });
  if (undo) office.must(undo);
  expect(office.known.task(call)?.due).toBe('2026-11-24');
});

test('D-16 only what a field has held may be restored, and consent still counts', () => {
  const office = withTask();
  const restore = (kind: 'task' | 'contact', id: string, field: string, value: string) => answer(office.run({ do: 'restore', values: [{ kind, id, field, value, seen: [] }] }));
  expect(restore('task', call, 'due', '1999-01-01')).toBe('value-unknown');
  expect(restore('contact', 'contact-nobody', 'name', 'Jana')).toBe('value-unknown');
  const notes = (value: string): Command => ({ do: 'editContact', id: jana, edits: [{ field: 'notes', value, seen: office.known.contactHeads(jana)?.notes ?? [] }] });
  office.must(notes('privat'));
  office.must({ do: 'withdrawConsent', id: jana, consent: { way: 'spoken', on: day('2026-11-20') } });
  expect(restore('contact', jana, 'notes', 'privat')).toBe('needs-consent');
});

test('D-16 a command that changes nothing writes nothing', () => {
  const office = withTask();
  office.must({ do: 'completeTask', id: call });
  const again = office.run({ do: 'completeTask', id: call });
  expect(again).toMatchObject({ ok: true, value: { parts: [], undo: null } });
  expect(openTaskRows(office.team)).toEqual([]);
});

test('D-16 names and the guide are undone too; what was never named before stays', () => {
  const office = openOffice(anna, 2);
  expect(office.must({ do: 'nameSpace', name: 'Kreisverband Nord' })).toBe(null);
  const undo = office.must({ do: 'nameSpace', name: 'Kreisverband Süd' });
  if (undo) office.must(undo);
  expect(office.known.value('space', 'space', 'name')).toBe('Kreisverband Nord');
});

test('D-22 the guide lies on the board, with points named once', () => {
  const office = openOffice(anna, 3);
  const points = office.known.guide().points;
  expect(points.map((point) => point.id)).toEqual(['programme', 'group-principles', 'contribution']);
  const own = { id: 'kita', title: ' Kitas ', hint: '' };
  expect(answer(office.run({ do: 'editGuide', points: [...points, own, own] }))).toBe('point-twice');
  expect(answer(office.run({ do: 'editGuide', points: [{ ...own, title: '' }] }))).toBe('name-missing');
  const decided = office.run({ do: 'editGuide', points: [...points, own] });
  expect(decided).toMatchObject({ value: { parts: [{ circle: 'board' }] } });
  expect(office.known.guide().points.at(-1)).toEqual({ id: 'kita', title: 'Kitas', hint: '' });
  expect(office.team.share.has('guide') && office.team.getMap('guide').size).toBeFalsy();
  const undo = office.must({ do: 'editGuide', points: [] });
  if (undo) office.must(undo);
  expect(office.known.guide().points).toHaveLength(4);
});

test('D-22 the pack for candidates lies there too, with longer sections, and leaves the guide as it is', () => {
  const office = openOffice(anna, 3);
  const sections = office.known.guide('pack').points;
  expect(sections.map(({ id }) => id)).toEqual(['welcome', 'first-steps', 'dates', 'whom']);
  const long = (length: number) => [...sections, { id: 'bus', title: 'Anfahrt', hint: 'x'.repeat(length) }];
  expect(answer(office.run({ do: 'editGuide', of: 'pack', points: long(2_001) }))).toBe('text-too-long');
  expect(office.run({ do: 'editGuide', of: 'pack', points: long(2_000) })).toMatchObject({ value: { parts: [{ circle: 'board' }] } });
  expect(office.known.guide('pack').points).toHaveLength(5);
  expect(office.known.guide().points).toHaveLength(3);
});

test('D-13 words about a talk are edited under the same rules as they are logged', () => {
  const office = withTask();
  office.must({ do: 'logTalk', id: talkId('one'), with: { contact: jana }, talk: aTalk });
  const heads = office.known.talkHeads(talkId('one'));
  const edit = (field: 'on' | 'notes', value: string) => answer(office.run({ do: 'editTalk', id: talkId('one'), edits: [{ field, value, seen: heads?.[field] ?? [] } as never] }));
  expect([edit('on', '2026-11-30'), edit('notes', 'x'.repeat(4001)), edit('notes', 'nachgetragen')]).toEqual(['date-in-future', 'text-too-long', 'accepted']);
  expect(answer(office.run({ do: 'editTalk', id: talkId('two'), edits: [] }))).toBe('talk-unknown');
});
