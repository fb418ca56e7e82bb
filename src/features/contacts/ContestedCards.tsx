import type { ReactNode } from 'react';
import { useActing } from '#app/useActing.ts';
import type { ContactId, EditId } from '#base/ids.ts';
import type { Command, EditOf } from '#domain/command.ts';
import type { Choice, ContactField, ContactFields } from '#domain/contact.ts';
import { formatWhen } from '#messages/dates.ts';
import { lateRefusalWords } from '#messages/refusalWords.ts';
import { useMessages } from '#messages/useMessages.ts';
import { ContestedCard } from '#ui/ContestedCard.tsx';
import { showToast } from '#ui/toasts.ts';
import { useWords } from './useWords.ts';

type ContestedProps = {
  readonly id: ContactId;
  readonly contested: Partial<Record<ContactField, readonly Choice[]>>;
  readonly heads: Readonly<Record<ContactField, readonly EditId[]>>;
};

/** Every field that two people changed apart, until someone says which value stands. */
export function ContestedCards({ id, contested, heads }: ContestedProps): ReactNode {
  const m = useMessages().contacts;
  const settle = (field: ContactField, value: unknown): Command => ({ do: 'editContact', id, edits: [{ field, value, seen: heads[field] } as EditOf<ContactFields>] });
  return (Object.entries(contested) as [ContactField, readonly Choice[]][]).map(([field, choices]) => (
    <ContestedValues key={field} field={field} label={m.fields[field]} choices={choices} settle={(value) => settle(field, value)} />
  ));
}

type ValuesProps = { readonly field: string; readonly label: string; readonly choices: readonly Choice[]; readonly settle: (value: unknown) => Command };

/** The values side by side, with who and when; picking replaces all of them by one. */
export function ContestedValues({ field, label, choices, settle }: ValuesProps): ReactNode {
  const m = useMessages().contacts.contested;
  const words = useWords();
  const { act, busy, problem } = useActing(lateRefusalWords, showToast);
  return (
    <ContestedCard
      title={m.title(label)}
      words={m}
      problem={problem}
      choices={choices}
      value={({ value }) => words.value(field, value) || m.empty}
      from={({ who, when }) => m.from(words.who(who), formatWhen(when))}
      busy={busy}
      onPick={({ value }) => void act(settle(value), m.settled)}
    />
  );
}
