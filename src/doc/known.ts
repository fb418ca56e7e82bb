import type * as Y from 'yjs';
import type { ContactId, EditId, TalkId, TaskId } from '#base/ids.ts';
import { samePlain } from '#domain/change.ts';
import type { Known } from '#domain/known.ts';
import type { Plain, RecordKind } from '#domain/write.ts';
import { asContact } from './contacts.ts';
import { guideOf } from './guide.ts';
import { memberName } from './members.ts';
import { project, type Shape } from './projection.ts';
import { heads, readRecord, saidAbout } from './records.ts';
import { contactShape, guideShape, nameShape, talkShape, taskShape } from './shapes.ts';
import { asTalk } from './talks.ts';
import { asTask } from './tasks.ts';
import { teamIndex } from './teamIndex.ts';

/** What the rules may ask, answered from the team's document and the board's (the guide lies there). Always as the documents are when asked. */
export function knownFrom(team: Y.Doc, board: Y.Doc = team): Known {
  const index = teamIndex(team);
  const docOf = (kind: RecordKind) => (kind === 'guide' ? board : team);
  return {
    contact: (id) => shown(id, index.contact(id), asContact),
    contactHeads: (id) => index.contact(id)?.heads,
    talk: (id) => shown(id, index.talk(id), asTalk),
    talkHeads: (id) => index.talk(id)?.heads,
    task: (id) => shown(id, index.task(id), (task, view) => asTask(task, view, index)),
    taskHeads: (id) => index.task(id)?.heads,
    talksOf: (contact) => [...index.talksOf(contact)],
    member: (id) => {
      const name = memberName(team, id);
      return name === null ? undefined : { name };
    },
    guide: () => guideOf(board),
    value: (kind, id, field) => shownValue(docOf(kind), kind, id, field),
    heads: (kind, id, field) => headIds(docOf(kind), kind, id, field),
    hasEdit: (kind, id, edit) => readRecord(docOf(kind), kind, id)?.edits.some((one) => one.id === edit) ?? false,
    had: (kind, id, field, value) => everSaid(docOf(kind), kind, id, field, value),
  };
}

const shapes: Readonly<Record<RecordKind, Shape<Record<string, unknown>>>> = {
  contact: contactShape,
  talk: talkShape,
  task: taskShape,
  member: nameShape,
  device: nameShape,
  space: nameShape,
  guide: guideShape,
};

function shown<Id, View, Noun>(id: Id, view: View | undefined, as: (id: Id, view: View) => Noun): Noun | undefined {
  return view === undefined ? undefined : as(id, view);
}

function shownValue(doc: Y.Doc, kind: RecordKind, id: string, field: string): Plain | undefined {
  const index = teamIndex(doc);
  const view = kind === 'contact' ? index.contact(id as ContactId) : kind === 'talk' ? index.talk(id as TalkId) : kind === 'task' ? index.task(id as TaskId) : undefined;
  if (view) return (view.fields as Record<string, Plain>)[field];
  const record = readRecord(doc, kind, id);
  return record ? (project(record, shapes[kind]).fields[field] as Plain) : undefined;
}

function headIds(doc: Y.Doc, kind: RecordKind, id: string, field: string): readonly EditId[] {
  const record = readRecord(doc, kind, id);
  return record ? heads(record, field).map((edit) => edit.id) : [];
}

function everSaid(doc: Y.Doc, kind: RecordKind, id: string, field: string, value: Plain): boolean {
  const record = readRecord(doc, kind, id);
  const shape = shapes[kind][field];
  if (!record || !shape) return false;
  return saidAbout(record, field).some((edit) => samePlain((edit.value === undefined ? shape.missing : shape.read(edit.value)) as Plain | undefined, value));
}
