import type { ReactNode } from 'react';
import { useLive } from '#app/live.ts';
import type { EditOf } from '#domain/command.ts';
import type { SupportAnswer, SupportField, SupportFields, SupportStep } from '#domain/support.ts';
import type { Choice } from '#domain/contact.ts';
import { formatWhen } from '#messages/dates.ts';
import { supports as texts } from '#messages/later/supports.ts';
import { useTexts } from '#messages/useTexts.ts';
import { ContestedCard } from '#ui/ContestedCard.tsx';
import type { PartProps } from './SupportScreen.tsx';
import { useStepWords } from './useStepWords.ts';

/** What two people said apart, until someone says which holds. */
export function ContestedParts({ support, act, busy }: PartProps): ReactNode {
  const m = useTexts(texts);
  const members = useLive((live) => live.members);
  const stepWords = useStepWords();
  const words = (field: SupportField, value: unknown): string => {
    if (field === 'next') return stepWords(value as SupportStep | null);
    const { is, text } = value as SupportAnswer;
    return [m.answerStates[is], text].filter(Boolean).join(': ');
  };
  const settle = (field: SupportField, value: unknown) => void act({ do: 'editSupport', committee: support.committee, edits: [{ field, value, seen: support.heads[field] } as EditOf<SupportFields>] }, m.saved.settled);
  return (Object.entries(support.contested) as [SupportField, readonly Choice[]][]).map(([field, choices]) => (
    <ContestedCard
      key={field}
      title={m.contested[field]}
      words={m.contested}
      choices={choices}
      value={({ value }) => words(field, value)}
      from={({ who, when }) => m.contested.from(members.find(({ id }) => id === who)?.name || m.somebody, formatWhen(when))}
      busy={busy}
      onPick={({ value }) => settle(field, value)}
    />
  ));
}
