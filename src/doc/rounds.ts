import type { LocalDate } from '#base/localDate.ts';
import type { Choice } from '#domain/contact.ts';
import { heads, type Edit, type StoredRecord } from './records.ts';
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
function cameWithRound({ who, when }: Choice, record: StoredRecord): boolean {
  return record.edits.some((edit) => edit.field === 'doneOn' && edit.who === who && edit.when === when);
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
