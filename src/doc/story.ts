import type * as Y from 'yjs';
import type { ContactId, MemberId } from '#base/ids.ts';
import type { LocalDate } from '#base/localDate.ts';
import type { ContactField } from '#domain/contact.ts';
import { recruitingStory, type RecruitingStoryProjection } from './recruitingStory.ts';
import { saidAbout, type Edit, type StoredRecord } from './records.ts';
import { contactShape } from './shapes.ts';
import { asTalk, type TalkProjection } from './talks.ts';
import { taskRow, type TaskRowProjection } from './tasks.ts';
import { teamIndex, type ContactView } from './teamIndex.ts';

type Happened = { readonly at: number; readonly by: MemberId };

/** One thing that happened to a contact, but for receipts. */
export type StoryItemProjection =
  | RecruitingStoryProjection
  | (Happened & { readonly kind: 'created' })
  | (Happened & TalkProjection & { readonly kind: 'talk' })
  | (Happened & { readonly kind: 'change'; readonly field: ContactField; readonly value: unknown; /** What stood there before; absent where it was not one value. */ readonly from?: unknown })
  | (Happened & { readonly kind: 'consent'; readonly given: 'granted' | 'withdrawn'; readonly on: LocalDate })
  | (Happened & { readonly kind: 'task'; readonly task: TaskRowProjection });

/** What happened to a contact, newest first by when it was recorded; of one instant, the talk stands above what it led to. */
export function contactStory(doc: Y.Doc, id: ContactId): readonly StoryItemProjection[] {
  const index = teamIndex(doc);
  const view = index.contact(id);
  if (!view) return [];
  const talks = [...index.talksOf(id)].flatMap((talkId): StoryItemProjection[] => {
    const talk = index.talk(talkId);
    if (!talk) return [];
    const told = asTalk(talkId, talk);
    return [{ kind: 'talk', at: told.at, by: told.by, talk: told, heads: talk.heads, contested: talk.contested }];
  });
  const tasks = index.tasksOf(id).flatMap((taskId): StoryItemProjection[] => {
    const task = taskRow(doc, taskId);
    return task ? [{ kind: 'task', at: task.createdAt, by: task.createdBy, task }] : [];
  });
  return [...ownStory(view), ...talks, ...tasks, ...recruitingStory(index, id)].toSorted((a, b) => b.at - a.at || order[b.kind] - order[a.kind] || tie(a, b));
}

const order: Readonly<Record<StoryItemProjection['kind'], number>> = { created: 0, mandate: 1, mentorship: 2, task: 3, consent: 4, change: 5, talk: 6 };

function ownStory(view: ContactView): readonly StoryItemProjection[] {
  const { born, bornAgain, edits } = view.record;
  const consents = view.consents.map(({ consent, when }): StoryItemProjection => ({ kind: 'consent', at: when, by: consent.takenBy, given: consent.given, on: consent.on }));
  const consentTimes = new Set(view.consents.map(({ when }) => when));
  const changes = edits
    .filter((edit) => Object.hasOwn(contactShape, edit.field))
    // Recording a consent ends the duty to inform: the consent tells it already.
    .filter((edit) => !(edit.field === 'informBy' && consentTimes.has(edit.when)))
    .map((edit): StoryItemProjection => ({ kind: 'change', at: edit.when, by: edit.who, field: edit.field as ContactField, value: shown(edit), ...replacedBy(view.record, edit) }));
  const births = (born ? [born, ...bornAgain] : []).map(({ when, who }): StoryItemProjection => ({ kind: 'created', at: when, by: who }));
  return [...births, ...consents, ...changes];
}

/** What a change took the place of: not simply the one before it, for two may have changed the field apart. */
function replacedBy(record: StoredRecord, edit: Edit): { readonly from?: unknown } {
  const replaced = saidAbout(record, edit.field).filter((other) => other.id !== edit.id && edit.replaces.includes(other.id)).map(shown);
  return new Set(replaced.map((value) => JSON.stringify(value))).size === 1 ? { from: replaced[0] } : {};
}

/** The value as this version reads it, or as it stands there; a birth leaves out what is usual. */
function shown(edit: Edit): unknown {
  const { read, missing } = contactShape[edit.field as ContactField];
  return read(edit.value) ?? (edit.value === undefined ? missing : edit.value);
}

/** The same order on every device for what happened in one instant. */
function tie(a: StoryItemProjection, b: StoryItemProjection): number {
  const left = JSON.stringify(a);
  const right = JSON.stringify(b);
  return left < right ? -1 : left > right ? 1 : 0;
}
