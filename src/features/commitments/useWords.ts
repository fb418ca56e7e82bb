import { useLive } from '#app/live.ts';
import { today } from '#app/clock.ts';
import { parseLocalDate } from '#base/localDate.ts';
import type { Answerable, CommitmentField, CommitmentState } from '#domain/commitment.ts';
import { formatDay, formatDayShort } from '#messages/dates.ts';
import { commitments } from '#messages/later/commitments.ts';
import { useTexts } from '#messages/useTexts.ts';
import { useCommittees } from './useCommittees.ts';

export type Words = { readonly who: (answerable: Answerable | null) => string; readonly state: (state: CommitmentState) => string; readonly value: (field: CommitmentField, value: unknown) => string };

/** Values of a commitment as the screen says them. */
export function useWords(): Words {
  const m = useTexts(commitments);
  const members = useLive((live) => live.members);
  const committees = useCommittees();
  const who: Words['who'] = (answerable) => {
    if (answerable === null) return m.nobody;
    if ('member' in answerable) return members.find(({ id }) => id === answerable.member)?.name || m.somebody;
    return committees?.find(({ id }) => id === answerable.committee)?.name ?? (committees ? m.someBoard : '');
  };
  const state: Words['state'] = (one) => (one.is === 'done' ? m.doneOn(formatDayShort(one.on, today())) : m.groups.open);
  const value: Words['value'] = (field, one) => {
    switch (field) {
      case 'answerable':
        return who(one as Answerable | null);
      case 'state':
        return state(one as CommitmentState);
      case 'kept':
        return one ? m.contested.kept.yes : m.contested.kept.no;
      case 'due': {
        const day = typeof one === 'string' ? parseLocalDate(one) : null;
        return day ? formatDay(day) : m.noDue;
      }
      default:
        return String(one) || m.contested.empty;
    }
  };
  return { who, state, value };
}
