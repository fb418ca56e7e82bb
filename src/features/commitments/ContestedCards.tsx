import type { ReactNode } from 'react';
import { useLive } from '#app/live.ts';
import type { CommitmentRow } from '#app/planningApi.ts';
import type { Act } from '#app/useActing.ts';
import type { EditOf } from '#domain/command.ts';
import type { CommitmentField, CommitmentFields } from '#domain/commitment.ts';
import type { Choice } from '#domain/contact.ts';
import { formatWhen } from '#messages/dates.ts';
import { commitments } from '#messages/later/commitments.ts';
import { useTexts } from '#messages/useTexts.ts';
import { ContestedCard } from '#ui/ContestedCard.tsx';
import { useWords } from './useWords.ts';

/** Every field that two people changed apart, until someone says which value stands. */
export function ContestedCards({ row, act, busy }: { readonly row: CommitmentRow; readonly act: Act; readonly busy: boolean }): ReactNode {
  const m = useTexts(commitments);
  const words = useWords();
  const members = useLive((live) => live.members);
  const who = ({ who: id }: Choice): string => {
    const member = members.find((one) => one.id === id);
    return member?.self ? m.contested.you : (member?.name ?? m.somebody);
  };
  const settle = (field: CommitmentField, value: unknown) => void act({ do: 'editCommitment', id: row.id, edits: [{ field, value, seen: row.heads[field] } as EditOf<CommitmentFields>] }, m.done.settled);
  return (Object.entries(row.contested) as [CommitmentField, readonly Choice[]][]).map(([field, choices]) => (
    <ContestedCard
      key={field}
      title={m.contested.title(m.fields[field])}
      words={m.contested}
      choices={choices}
      value={({ value }) => words.value(field, value)}
      from={(choice) => m.contested.from(who(choice), formatWhen(choice.when))}
      busy={busy}
      onPick={({ value }) => settle(field, value)}
    />
  ));
}
