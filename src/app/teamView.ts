import type * as Y from 'yjs';
import type { ContactId, MemberId, TalkId, TaskId } from '#base/ids.ts';
import { contactDetail, contactIds, contactRow, type ContactRowProjection } from '#doc/contacts.ts';
import { memberRows, spaceName } from '#doc/members.ts';
import type { StoryItemProjection } from '#doc/story.ts';
import { openTaskRows, taskOf, type TaskRowProjection } from '#doc/tasks.ts';
import { watchTeam, type Touched } from '#doc/watch.ts';
import type { ContactDetail, ContactRow, Patch, Receipt, StoryItem, TaskRow } from './api.ts';
import { LIST_VIEW_VERSION, type ListView } from './listView.ts';
import type { Painted } from './paint.ts';

/** The team's document as the screens see it: rows with receipts, told in patches. */
export type TeamView = {
  /** Tells everything anew: after opening, and after the document was rebuilt. Of rows already painted only what differs. */
  all(painted: Painted): void;
  /** Tells what changed since; call it once a change is on disk, never before. */
  changed(): void;
  /** These records' receipts turned. */
  receipts(records: Iterable<string>): void;
  detail(id: ContactId): ContactDetail | null;
  listView(doc: Y.Doc): ListView;
  watch(doc: Y.Doc): void;
  stop(): void;
};

/** `waits`: whether the hub has yet to confirm an edit of this record. */
export function teamView(doc: () => Y.Doc, self: MemberId, waits: (record: string) => boolean, show: (patch: Patch) => void): TeamView {
  let pending = noTouch();
  let stopWatching = (): void => undefined;
  const receiptOf = (record: string): Receipt => (waits(record) ? 'device' : 'hub');
  const row = (projected: ContactRowProjection): ContactRow => ({ ...projected, receipt: receiptOf(projected.id) });
  const task = (projected: TaskRowProjection): TaskRow => ({ ...projected, receipt: receiptOf(projected.id) });
  const tellTasks = (): void => show({ of: 'tasks', tasks: openTaskRows(doc()).map(task) });
  const tellRows = (contacts: Iterable<ContactId>): void => {
    const ids = [...contacts];
    if (ids.length === 0) return;
    show({ of: 'rows', all: false, rows: ids.flatMap((id) => contactRow(doc(), id) ?? []).map(row) });
    show({ of: 'touched', contacts: ids });
  };
  return {
    all(painted) {
      pending = noTouch();
      show({ of: 'members', members: memberRows(doc(), self) });
      const rows = contactIds(doc()).flatMap((id) => contactRow(doc(), id) ?? []).map(row);
      const gone = painted.size > rows.length;
      show({ of: 'rows', all: gone || painted.size === 0, rows: gone ? rows : rows.filter((one) => !sameRow(one, painted.get(one.id))) });
      tellTasks();
      show({ of: 'touched', contacts: contactIds(doc()) });
    },
    changed() {
      const { contacts, tasks, members } = pending;
      pending = noTouch();
      if (members) show({ of: 'members', members: memberRows(doc(), self) });
      tellRows(contacts);
      if (tasks) tellTasks();
    },
    receipts(records) {
      const ids = [...records];
      const known = new Set(contactIds(doc()));
      tellRows(ids.filter((id): id is ContactId => known.has(id as ContactId)));
      if (ids.some((id) => taskOf(doc(), id as TaskId))) tellTasks();
    },
    detail(id) {
      const found = contactDetail(doc(), id);
      if (!found) return null;
      const story = found.story.map((item): StoryItem => withReceipt(item, receiptOf, task));
      return { ...found, story, tasks: found.tasks.map(task), receipt: receiptOf(id) };
    },
    listView: (of) => ({
      version: LIST_VIEW_VERSION,
      spaceName: spaceName(of) ?? '',
      members: memberRows(of, self),
      rows: contactIds(of).flatMap((id) => contactRow(of, id) ?? []),
      tasks: openTaskRows(of),
    }),
    watch(of) {
      stopWatching();
      stopWatching = watchTeam(of, (touched) => {
        pending = join(pending, touched);
      });
    },
    stop: () => stopWatching(),
  };
}

function withReceipt(item: StoryItemProjection, receiptOf: (record: string) => Receipt, task: (row: TaskRowProjection) => TaskRow): StoryItem {
  if (item.kind === 'talk') return { ...item, receipt: receiptOf(item.talk.id satisfies TalkId) };
  return item.kind === 'task' ? { ...item, task: task(item.task) } : item;
}

/** Ten thousand rows sent twice would hold up the screen that just got them. */
function sameRow(row: ContactRow, painted: ContactRow | undefined): boolean {
  return painted !== undefined && JSON.stringify(row) === JSON.stringify(painted);
}

function noTouch(): Touched {
  return { contacts: new Set(), tasks: false, members: false };
}

function join(a: Touched, b: Touched): Touched {
  return { contacts: new Set([...a.contacts, ...b.contacts]), tasks: a.tasks || b.tasks, members: a.members || b.members };
}
