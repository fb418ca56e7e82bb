import type { ReactNode } from 'react';
import { useLive } from '#app/live.ts';
import type { CommitmentRow } from '#app/planningApi.ts';
import type { EditOf } from '#domain/command.ts';
import type { CommitmentField, CommitmentFields } from '#domain/commitment.ts';
import type { Choice } from '#domain/contact.ts';
import { formatWhen } from '#messages/dates.ts';
import { commitments } from '#messages/later/commitments.ts';
import { useTexts } from '#messages/useTexts.ts';
import { Button } from '#ui/Button.tsx';
import type { Act } from './useAct.ts';
import { useWords } from './useWords.ts';
import css from './Commitments.module.css';

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
    <section key={field} className={css.contested} aria-label={m.contested.title(m.fields[field])}>
      <h2>{m.contested.title(m.fields[field])}</h2>
      <p>{m.contested.why}</p>
      <ul role="list" className={css.choices}>
        {choices.map((choice) => {
          const value = words.value(field, choice.value);
          return (
            <li key={choice.edit} className={css.choice}>
              <span><strong className={css.value}>{value}</strong><span className={css.soft}>{m.contested.from(who(choice), formatWhen(choice.when))}</span></span>
              <Button aria-label={m.contested.pickValue(value)} busy={busy} onClick={() => settle(field, choice.value)}>{m.contested.pick}</Button>
            </li>
          );
        })}
      </ul>
    </section>
  ));
}
