import type { ReactNode } from 'react';
import type { ContactId, EditId } from '#base/ids.ts';
import type { Command, EditOf } from '#domain/command.ts';
import type { Choice, ContactField, ContactFields } from '#domain/contact.ts';
import { formatWhen } from '#messages/dates.ts';
import { useMessages } from '#messages/useMessages.ts';
import { Banner } from '#ui/Banner.tsx';
import { Button } from '#ui/Button.tsx';
import { useAct } from './useAct.ts';
import { useWords } from './useWords.ts';
import css from './ContactDetail.module.css';

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
    <ContestedCard key={field} field={field} label={m.fields[field]} choices={choices} settle={(value) => settle(field, value)} />
  ));
}

type CardProps = { readonly field: string; readonly label: string; readonly choices: readonly Choice[]; readonly settle: (value: unknown) => Command };

/** The values side by side, with who and when; picking replaces all of them by one. */
export function ContestedCard({ field, label, choices, settle }: CardProps): ReactNode {
  const m = useMessages();
  const words = useWords();
  const { act, busy, problem } = useAct();
  return (
    <section className={css.contested} aria-label={m.contacts.contested.title(label)}>
      <h2>{m.contacts.contested.title(label)}</h2>
      <p className={css.quiet}>{m.contacts.contested.why}</p>
      {problem ? <Banner tone="late" live="alert">{problem}</Banner> : null}
      <ul role="list" className={css.choices}>
        {choices.map((choice) => {
          const value = words.value(field, choice.value) || m.contacts.contested.empty;
          return (
            <li key={choice.edit} className={css.choice}>
              <span>
                <strong className={css.choiceValue}>{value}</strong>
                <span className={css.small}>{m.contacts.contested.from(words.who(choice.who), formatWhen(choice.when))}</span>
              </span>
              <Button aria-label={m.contacts.contested.pickValue(value)} busy={busy} onClick={() => void act(settle(choice.value), m.contacts.contested.settled)}>{m.contacts.contested.pick}</Button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
