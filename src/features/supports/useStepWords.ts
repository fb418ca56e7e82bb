import { today } from '#app/clock.ts';
import { useLive } from '#app/live.ts';
import type { SupportStep } from '#domain/support.ts';
import { formatDayShort } from '#messages/dates.ts';
import { supports } from '#messages/later/supports.ts';
import { useTexts } from '#messages/useTexts.ts';

/** A next step as one line: what, who and by when, so that two of the same words are told apart. */
export function useStepWords(): (step: SupportStep | null) => string {
  const m = useTexts(supports);
  const members = useLive((live) => live.members);
  return (step) => {
    if (step === null) return m.noNext;
    const who = step.responsible === null ? '' : members.find(({ id }) => id === step.responsible)?.name || m.somebody;
    return [step.what, who, step.due && m.due(formatDayShort(step.due, today()))].filter(Boolean).join(' · ');
  };
}
