import { newEditId, TEAM, type CommitteeId, type EditId } from '#base/ids.ts';
import { parseLocalDate } from '#base/localDate.ts';
import { accept, refuse } from '#base/result.ts';
import { isFuture } from './calendar.ts';
import { acceptChanges, acceptWrites, changes, partsIn, type Wanted } from './change.ts';
import type { EditOf } from './command.ts';
import type { Actor, Known } from './known.ts';
import { isMember } from './memberRules.ts';
import type { Checked, Decided } from './refusal.ts';
import { supportAnswers, type SupportAsk, type SupportFields, type SupportStep } from './support.ts';
import { checkText, limits } from './text.ts';
import type { Plain, Write } from './write.ts';

/** What can be done about a board's support. */
export type SupportCommand =
  | { readonly do: 'recordAsk'; readonly committee: CommitteeId; readonly ask: SupportAsk }
  /** An ask that was a mistake, or that names somebody who is not to be named: no screen shows it any more. */
  | { readonly do: 'takeBackAsk'; readonly committee: CommitteeId; readonly ask: EditId }
  | { readonly do: 'editSupport'; readonly committee: CommitteeId; readonly edits: readonly EditOf<SupportFields>[] };
type Of<Name extends SupportCommand['do']> = Extract<SupportCommand, { do: Name }>;

/** An ask is only ever followed by others, or taken back. */
export function recordAsk({ committee, ask }: Of<'recordAsk'>, known: Known, by: Actor): Decided {
  if (!known.isBorn('committee', committee)) return refuse('committee-unknown', committee);
  if (parseLocalDate(ask.on) === null) return refuse('date-unreadable', ask.on);
  if (isFuture(ask.on, by.today)) return refuse('date-in-future', ask.on);
  if (!isMember(ask.by, known, by)) return refuse('member-unknown', ask.by);
  const [whom, what] = [checkText(ask.whom, limits.name, 'whom'), checkText(ask.what, limits.section, 'what')];
  if (!whom.ok) return whom;
  if (!what.ok) return what;
  if (what.value === '') return refuse('nothing-to-do');
  const edit = newEditId(by.random);
  const write: Write = { make: 'append', kind: 'support', id: committee, edit, field: 'asks', value: { on: ask.on, by: ask.by, whom: whom.value, what: what.value } };
  return accept({ parts: partsIn(TEAM, [write]), undo: { do: 'takeBackAsk', committee, ask: edit } });
}

export function takeBackAsk({ committee, ask }: Of<'takeBackAsk'>, known: Known, by: Actor): Decided {
  if (!known.hasEdit('support', committee, ask)) return refuse('value-unknown', 'ask');
  return acceptWrites([{ make: 'append', kind: 'support', id: committee, edit: newEditId(by.random), field: 'asks', value: { takenBack: ask } }]);
}

export function editSupport({ committee, edits }: Of<'editSupport'>, known: Known, by: Actor): Decided {
  if (!known.isBorn('committee', committee)) return refuse('committee-unknown', committee);
  const wanted: Wanted[] = [];
  for (const edit of edits) {
    const checked = edit.field === 'answer' ? checkAnswer(edit.value) : checkNext(edit.value, known, by);
    if (!checked.ok) return checked;
    wanted.push({ field: edit.field, value: checked.value, seen: edit.seen });
  }
  return acceptChanges(changes('support', committee, wanted, known, by.random), known);
}

function checkAnswer({ is, text: typed }: SupportFields['answer']): Checked<Plain> {
  if (!supportAnswers.includes(is)) return refuse('value-unknown', 'answer');
  const text = checkText(typed, limits.section, 'text');
  return text.ok ? accept({ is, text: text.value }) : text;
}

function checkNext(step: SupportStep | null, known: Known, by: Actor): Checked<Plain> {
  if (step === null) return accept(null);
  const what = checkText(step.what, limits.what, 'what');
  if (!what.ok) return what;
  if (what.value === '') return refuse('nothing-to-do');
  if (step.due !== null && parseLocalDate(step.due) === null) return refuse('date-unreadable', step.due);
  if (step.responsible !== null && !isMember(step.responsible, known, by)) return refuse('member-unknown', step.responsible);
  return accept({ what: what.value, due: step.due, responsible: step.responsible });
}
