import type { ReactNode } from 'react';
import { useLive } from '#app/live.ts';
import type { MandateRow } from '#app/recruitingApi.ts';
import type { Act } from '#app/useActing.ts';
import type { EditOf } from '#domain/command.ts';
import type { Choice } from '#domain/contact.ts';
import type { MandateField, MandateFields } from '#domain/mandate.ts';
import { formatWhen } from '#messages/dates.ts';
import { mandates } from '#messages/later/mandates.ts';
import { useTexts } from '#messages/useTexts.ts';
import { ContestedCard } from '#ui/ContestedCard.tsx';
import { useFieldWords } from './useFieldWords.ts';

type ContestedProps = { readonly row: MandateRow; readonly act: Act; readonly busy: boolean };

/** Every field that two people changed apart, until someone says which value stands: the values side by side, and picking replaces all of them by one. */
export function ContestedCards({ row, act, busy }: ContestedProps): ReactNode {
  const m = useTexts(mandates);
  const words = useFieldWords();
  const members = useLive((live) => live.members);
  const who = (choice: Choice): string => {
    const member = members.find((one) => one.id === choice.who);
    return member?.self ? m.contested.you : (member?.name ?? m.contested.somebody);
  };
  const settle = (field: MandateField, value: unknown) => void act({ do: 'editMandate', id: row.id, edits: [{ field, value, seen: row.heads[field] } as EditOf<MandateFields>] }, m.done.settled);
  return (Object.entries(row.contested) as [MandateField, readonly Choice[]][]).map(([field, choices]) => (
    <ContestedCard
      key={field}
      title={m.contested.title(m.fields[field])}
      words={m.contested}
      choices={choices}
      value={({ value }) => words(field, value) || m.contested.empty}
      from={(choice) => m.contested.from(who(choice), formatWhen(choice.when))}
      busy={busy}
      onPick={({ value }) => settle(field, value)}
    />
  ));
}
