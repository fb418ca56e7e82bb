import type { CommitmentId } from '#base/ids.ts';
import { parseLocalDate } from '#base/localDate.ts';
import { accept, refuse } from '#base/result.ts';
import { isFuture } from './calendar.ts';
import { acceptChanges, acceptWrites, changes, type Wanted } from './change.ts';
import { commitmentDefaults, type Answerable, type CommitmentFields, type CommitmentState } from './commitment.ts';
import type { CommitmentCommand, NewCommitment } from './commitmentCommands.ts';
import type { EditOf } from './command.ts';
import type { Actor, Known } from './known.ts';
import { isMember } from './memberRules.ts';
import type { Checked, Decided } from './refusal.ts';
import { checkName, checkText, limits } from './text.ts';
import type { Plain, Write } from './write.ts';

type Of<Name extends CommitmentCommand['do']> = Extract<CommitmentCommand, { do: Name }>;
const MOST_POINTS = 99;
const DONE_AT_ONCE = 'state' satisfies keyof CommitmentFields;

export function createCommitments({ commitments }: Of<'createCommitments'>, known: Known, by: Actor): Decided {
  if (commitments.length > limits.points) return refuse('too-many', String(limits.points));
  const writes: Write[] = [];
  for (const one of commitments) {
    const birth = birthOf(one, known, by);
    if (!birth.ok) return birth;
    if (writes.some(({ id }) => id === one.id)) return refuse('already-exists', one.id);
    writes.push(birth.value);
  }
  return acceptWrites(writes);
}

export function editCommitment({ id, edits }: Of<'editCommitment'>, known: Known, by: Actor): Decided {
  if (!known.isBorn('commitment', id)) return refuse('commitment-unknown', id);
  const wanted: Wanted[] = [];
  for (const edit of edits) {
    const checked = checkField(edit, known, by);
    if (!checked.ok) return checked;
    wanted.push({ field: edit.field, value: checked.value, seen: edit.seen });
  }
  return acceptChanges(changes('commitment', id, wanted, known, by.random), known);
}

/** Done today, or open again: the only value then, whatever several said apart. */
export function settleCommitment(id: CommitmentId, done: boolean, known: Known, by: Actor): Decided {
  const value: CommitmentState = done ? { is: 'done', on: by.today } : { is: 'open' };
  return editCommitment({ do: 'editCommitment', id, edits: [{ field: DONE_AT_ONCE, value, seen: known.heads('commitment', id, DONE_AT_ONCE) }] }, known, by);
}

function birthOf({ id, point, ...fields }: NewCommitment, known: Known, by: Actor): Checked<Write> {
  if (known.isBorn('commitment', id)) return refuse('already-exists', id);
  if (point !== undefined && !(Number.isInteger(point) && point >= 1 && point <= MOST_POINTS)) return refuse('value-unknown', 'point');
  const born: { [field: string]: Plain } = point === undefined ? {} : { point };
  for (const field of ['title', 'text', 'answerable', 'due', 'notes'] as const) {
    const value = fields[field];
    if (value === undefined) continue;
    const checked = checkField({ field, value, seen: [] } as EditOf<CommitmentFields>, known, by);
    if (!checked.ok) return checked;
    if (checked.value !== commitmentDefaults[field]) born[field] = checked.value;
  }
  return accept({ make: 'birth', kind: 'commitment', id, born });
}

function checkField(edit: EditOf<CommitmentFields>, known: Known, by: Actor): Checked<Plain> {
  switch (edit.field) {
    case 'title':
      return checkName(edit.value);
    case 'text':
      return checkText(edit.value, limits.section, 'text');
    case 'notes':
      return checkText(edit.value, limits.notes, 'notes');
    case 'answerable':
      return checkAnswerable(edit.value, known, by);
    case 'due':
      return edit.value === null || parseLocalDate(edit.value) ? accept(edit.value) : refuse('date-unreadable', edit.value);
    case 'state':
      return checkState(edit.value, by);
    case 'kept':
      return typeof edit.value === 'boolean' ? accept(edit.value) : refuse('value-unknown', 'kept');
  }
}

function checkAnswerable(value: Answerable | null, known: Known, by: Actor): Checked<Plain> {
  if (value === null) return accept(null);
  if ('member' in value) return isMember(value.member, known, by) ? accept({ member: value.member }) : refuse('member-unknown', value.member);
  return known.isBorn('committee', value.committee) ? accept({ committee: value.committee }) : refuse('committee-unknown', value.committee);
}

function checkState(value: CommitmentState, by: Actor): Checked<Plain> {
  if (value.is === 'open') return accept({ is: 'open' });
  if (value.is !== 'done') return refuse('value-unknown', 'state');
  if (parseLocalDate(value.on) === null) return refuse('date-unreadable', value.on);
  return isFuture(value.on, by.today) ? refuse('date-in-future', value.on) : accept({ is: 'done', on: value.on });
}
