import type { LocalDate } from '#base/localDate.ts';
import type { Choice } from '#domain/contact.ts';
import { day } from './reads.ts';
import { heads, saidAbout, type Edit, type StoredRecord } from './records.ts';
import type { TaskView } from './teamIndex.ts';

/**
 * Two who did a repeating task apart from each other have nothing to settle: it was last done on the later day, and its next
 * round is the later one. A day somebody set by hand meanwhile still stands beside it.
 */
export function roundsAgree(view: TaskView | undefined): TaskView | undefined {
  if (!view || (!view.contested.due && !view.contested.doneOn)) return view;
  const { doneOn, due, ...contested } = view.contested;
  const days = agreed(due, view.record);
  return {
    ...view,
    fields: { ...view.fields, doneOn: latest(doneOn) ?? view.fields.doneOn, due: days ? shown(days, view.fields.due) : view.fields.due },
    contested: days && days.length > 1 ? { ...contested, due: days } : contested,
  };
}

/** Of the days that came with a round done, only the latest. */
function agreed(choices: readonly Choice[] | undefined, record: StoredRecord): readonly Choice[] | undefined {
  if (!choices) return undefined;
  const rounds = choices.filter((choice) => cameWithRound(choice, record)).toSorted((a, b) => (String(a.value) < String(b.value) ? 1 : -1));
  return choices.filter((choice) => !rounds.includes(choice) || choice === rounds[0]);
}

/** Doing a round is one entry: its day and the next one were said by one person in one instant. */
function cameWithRound({ who, when }: Pick<Edit, 'who' | 'when'>, record: StoredRecord): boolean {
  return record.edits.some((edit) => edit.field === 'doneOn' && edit.who === who && edit.when === when);
}

/** The day its rounds are counted from: the last that somebody set by hand, or the birth. A month without a 31st leaves that to the months that have one. */
export function meantFor(record: StoredRecord): LocalDate | undefined {
  const said = new Map(saidAbout(record, 'due').map((edit) => [edit.id, edit]));
  let [edit] = heads(record, 'due');
  // What replaces something was said later and is in the record already; a damaged one that goes round in a circle ends.
  while (edit && said.delete(edit.id) && cameWithRound(edit, record)) edit = edit.replaces.map((id) => said.get(id)).find((before) => before !== undefined) ?? edit;
  return day(edit?.value);
}

function shown(days: readonly Choice[], before: LocalDate): LocalDate {
  return days.some((day) => day.value === before) ? before : (days[0]?.value as LocalDate | undefined) ?? before;
}

function latest(choices: readonly Choice[] | undefined): LocalDate | undefined {
  return choices?.map((choice) => choice.value as LocalDate | null).filter((day) => day !== null).toSorted().at(-1);
}

/** Who said last whose task it is: whoever gave it to somebody waits for them. */
export function givenBy(record: StoredRecord): Edit['who'] | undefined {
  return heads(record, 'responsible')[0]?.who;
}
